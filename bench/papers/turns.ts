import type { Task, Took } from './task.ts'
import { doOnce, Worker } from './work.ts'

/** How often is measured: so many rounds unless the seconds are over before, and so many starts from nothing. */
export interface Effort {
  rounds: number
  seconds: number
  starts: number
}

/** What was done many times: what each round took, and the most memory, in bytes. */
export interface Series {
  rounds: Took[]
  peak: number
}

export const median = (numbers: number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0

/** What a series took by the clock or of processors, in milliseconds. */
export const medianOf = ({ rounds }: Series, what: keyof Took = 'milliseconds'): number =>
  median(rounds.map(took => took[what]))

/** The ratio of two series, round by round, and of those the median. */
export const ratioOf = (ours: Series, theirs: Series, what: keyof Took = 'milliseconds'): number =>
  median(ours.rounds.map((took, round) => took[what] / (theirs.rounds[round] ?? took)[what]))

/**
 * Does tasks in turns, each in a process of its own, and whatever else is to be timed beside them. The first time of each is
 * not counted: it pays for the start.
 */
export async function inTurns(
  tasks: Task[],
  effort: Effort,
  {
    environment = {},
    beside = [],
  }: { environment?: Record<string, string>; beside?: (() => Promise<Took>)[] } = {},
): Promise<Series[]> {
  const workers = tasks.map(task => new Worker(task, environment))
  const series: Series[] = [...workers, ...beside].map(() => ({ rounds: [], peak: 0 }))
  const works = [...workers.map((worker, at) => asked(worker, series[at])), ...beside]
  try {
    for (const work of works) await work()
    const until = performance.now() + effort.seconds * 1000
    for (let round = 0; round < effort.rounds && (round === 0 || performance.now() < until); round++) {
      for (const [at, work] of works.entries()) series[at]?.rounds.push(await work())
    }
    return series
  } finally {
    for (const worker of workers) await worker.end()
  }
}

/** Asks a process once, and keeps the peak of its memory. */
function asked(worker: Worker, series: Series | undefined): () => Promise<Took> {
  return async () => {
    const { milliseconds, processor, peak } = await worker.once()
    if (series) series.peak = peak
    return { milliseconds, processor }
  }
}

/** From the start of a process to the end of its first time, in milliseconds. */
export async function fromStart(task: Task, { starts }: Effort): Promise<number> {
  const times: number[] = []
  while (times.length < starts) times.push((await doOnce(task)).whole)
  return median(times)
}
