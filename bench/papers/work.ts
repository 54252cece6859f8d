import { type ChildProcess, fork } from 'node:child_process'
import type { Done, Task } from './task.ts'

/** A process of the bench that has one task. */
export class Worker<T = unknown> {
  private readonly begun = performance.now()
  private readonly child: ChildProcess

  constructor(task: Task, environment: Record<string, string> = {}) {
    this.child = fork('bench/maker.ts', {
      env: { ...process.env, ...environment },
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    })
    this.child.send(task)
  }

  /** Does its task once more. */
  once(): Promise<Done<T>> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`A process of the bench ended with ${code}`))
      this.child.once('exit', ended)
      this.child.once('message', done => {
        this.child.off('exit', ended)
        resolve(done as Done<T>)
      })
      this.child.send('once')
    })
  }

  /** The milliseconds since the process was started. */
  age(): number {
    return performance.now() - this.begun
  }

  async end(): Promise<void> {
    const ended = new Promise(resolve => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await ended
  }
}

/** Does a task once in a process of its own. `whole` is the time from the start of the process. */
export async function doOnce<T>(
  task: Task,
  environment?: Record<string, string>,
): Promise<Done<T> & { whole: number }> {
  const worker = new Worker<T>(task, environment)
  try {
    const done = await worker.once()
    return { ...done, whole: worker.age() }
  } finally {
    await worker.end()
  }
}
