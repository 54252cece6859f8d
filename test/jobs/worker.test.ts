import { expect } from 'chai'
import { requestJob } from '../../commands/requestJob.ts'
import { again } from '../../jobs/again.ts'
import { contextAt, type Handler, type Run } from '../../jobs/place.ts'
import type { Schedule } from '../../jobs/schedule.ts'
import { runDue, startWorker } from '../../jobs/worker.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { inTransaction } from '../../models/database.ts'
import { Job, type Payload } from '../../models/Job.ts'
import { clock, logged, pass, START, setClock } from '../support/house.ts'
import { place, workAt } from '../support/jobs.ts'

const doing = (handler: Handler): Schedule => ({ recurring: {}, requested: { count: handler } })

const coming = (at: string, handler: Handler): Schedule => ({
  recurring: { count: { at, run: handler } },
  requested: {},
})

const ask = (key: string, payload?: Payload) =>
  inTransaction(() => requestJob(contextAt(place), { kind: 'count', key, ...(payload ? { payload } : {}) }))

const theJob = () => Job.findOne({ rejectOnEmpty: true })

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

describe('a job that was asked for', () => {
  it('is done once, with what it was asked for, by nobody', async () => {
    const seen: unknown[] = []
    const schedule = doing(async ({ actor, today }, { payload }) => {
      seen.push([actor.id, today, payload])
    })
    await ask('a', { firmId: 'f1', year: 2026 })
    expect(await runDue(place, schedule)).to.deep.equal([{ kind: 'count', key: 'a', ended: 'done' }])
    expect(await runDue(place, schedule)).to.deep.equal([])
    expect(seen).to.deep.equal([['', '2026-03-18', { firmId: 'f1', year: 2026 }]])
    expect(await theJob()).to.include({ progress: 100, leasedBy: null })
  })

  it('exists once, however many ask for it at the same moment', async () => {
    const jobs = await Promise.all(Array.from({ length: 8 }, () => ask('same')))
    expect(new Set(jobs.map(job => job.id)).size).to.equal(1)
    expect(await Job.count()).to.equal(1)
    await ask('SAME')
    expect(await Job.count()).to.equal(2)
  })

  it('goes back with the change that asked for it', async () => {
    const broken = inTransaction(async () => {
      await requestJob(contextAt(place), { kind: 'count', key: 'a' })
      throw new Error('no')
    })
    await broken.catch(() => undefined)
    expect(await Job.count()).to.equal(0)
  })

  it('waits for its time, and jobs run in the order in which they are due', async () => {
    const order: string[] = []
    const schedule = doing(async (_, { payload }) => void order.push(String(payload.name)))
    for (const [name, minutes] of [
      ['late', 60],
      ['second', -5],
      ['first', -9],
    ] as const) {
      const dueAt = new Date(clock.now().getTime() + minutes * 60_000)
      await requestJob(contextAt(place), { kind: 'count', key: name, payload: { name }, dueAt })
    }
    await runDue(place, schedule)
    expect(order).to.deep.equal(['first', 'second'])
    pass(60)
    await runDue(place, schedule)
    expect(order).to.deep.equal(['first', 'second', 'late'])
  })

  it('is left alone by a version that does not know its kind', async () => {
    await requestJob(contextAt(place), { kind: 'of-the-future', key: '' })
    expect(
      await runDue(
        place,
        doing(async () => undefined),
      ),
    ).to.deep.equal([])
    expect(await theJob()).to.include({ attempts: 0, lastError: null })
  })
})

describe('workers side by side', () => {
  it('run each job once, though twenty look at the same moment', async () => {
    const done: string[] = []
    const schedule = doing(async (_, { payload }) => void done.push(String(payload.name)))
    for (let i = 0; i < 10; i++) await ask(`job ${i}`, { name: `job ${i}` })
    const ran = await Promise.all(Array.from({ length: 20 }, () => runDue(place, schedule)))
    expect(ran.flat().length).to.equal(10)
    expect(done.sort()).to.deep.equal(Array.from({ length: 10 }, (_, i) => `job ${i}`))
  })

  it('run a recurring job once, though twenty look at the same moment', async () => {
    let runs = 0
    const schedule = coming('0 * * * *', async () => void runs++)
    await Promise.all(Array.from({ length: 20 }, () => runDue(place, schedule)))
    pass(60)
    await Promise.all(Array.from({ length: 20 }, () => runDue(place, schedule)))
    expect(runs).to.equal(1)
    expect(await Job.count()).to.equal(1)
  })

  it('leave a job to the process that has it, and take it over when the lease ends', async () => {
    await ask('a')
    let release = (): void => undefined
    const began = new Promise<Run>(resolve => {
      const hanging: Handler = (_, run) => {
        resolve(run)
        return new Promise(done => {
          release = done
        })
      }
      void runDue(place, doing(hanging)).then(() => ended.push('first'))
    })
    const ended: string[] = []
    const run = await began
    const runs: string[] = []
    const other = doing(async () => void runs.push('other'))
    expect(await runDue(place, other)).to.deep.equal([])
    pass(0.9)
    expect(await runDue(place, other)).to.deep.equal([])
    await run.reached(40)
    pass(0.9)
    expect(await runDue(place, other), 'reached() prolonged the lease').to.deep.equal([])
    expect(await theJob()).to.include({ progress: 40, finishedAt: null })

    pass(0.2)
    expect((await runDue(place, other)).map(({ ended }) => ended)).to.deep.equal(['done'])
    const { finishedAt } = await theJob()
    const refused = await run.reached(50).catch((error: Error) => error.constructor.name)
    expect(refused).to.equal('Stopped')
    pass(5)
    release()
    await wait(50)
    expect(ended).to.deep.equal(['first'])
    expect((await theJob()).finishedAt, 'the one that lost it changes nothing').to.deep.equal(finishedAt)
    expect(runs).to.deep.equal(['other'])
  })

  it('give up a job that ended every process that began it', async () => {
    await ask('deadly')
    await Job.update({ attempts: 6, leasedBy: 'gone', leasedUntil: clock.now() }, { where: {} })
    let runs = 0
    await runDue(
      place,
      doing(async () => void runs++),
    )
    expect(runs).to.equal(0)
    expect((await theJob()).failedAt).to.deep.equal(clock.now())
  })
})

describe('a job that fails', () => {
  const failing = doing(async () => {
    throw new TypeError('Amina Haddad cannot be read')
  })

  it('is tried again after growing pauses, rests at last, and names no person', async () => {
    await ask('a')
    const tries: number[] = []
    for (let minute = 0; minute <= 48 * 60; minute++) {
      if ((await runDue(place, failing)).length > 0) tries.push(minute)
      pass(1)
    }
    expect(tries).to.deep.equal([0, 1, 6, 21, 81, 321])
    const job = await theJob()
    expect(job).to.include({ attempts: 6, lastError: 'TypeError' })
    expect(job.failedAt?.toISOString()).to.equal(new Date(Date.parse(START) + 321 * 60_000).toISOString())
    expect(logged.join()).to.include('job failed').and.not.include('Haddad')
  }).timeout(30_000)

  it('begins anew when an operator asks', async () => {
    await ask('a')
    for (let hour = 0; hour < 12; hour++) {
      await runDue(place, failing)
      pass(60)
    }
    const { id, failedAt } = await theJob()
    expect(failedAt).not.to.equal(null)
    const context = contextAt(place)
    expect(await inTransaction(() => again(context, id))).to.equal(true)
    expect(
      (
        await runDue(
          place,
          doing(async () => undefined),
        )
      ).map(({ ended }) => ended),
    ).to.deep.equal(['done'])
    expect(await inTransaction(() => again(context, id)), 'done is done').to.equal(false)
    expect((await AuditEntry.findAll()).map(({ action }) => action)).to.deep.equal(['job.retried'])
  })

  it('does not hold up the others', async () => {
    const schedule = doing(async (_, { payload }) => {
      if (payload.bad) throw new Error('bad')
    })
    await ask('a', { bad: 1 })
    await ask('b')
    expect((await runDue(place, schedule)).map(({ ended }) => ended)).to.deep.equal(['failed', 'done'])
  })
})

describe('a recurring job', () => {
  it('runs at its times in Hong Kong across a day, and only then', async () => {
    const at: string[] = []
    const note =
      (name: string): Handler =>
      async ({ now, today }) =>
        void at.push(`${name} ${now.toISOString()} ${today}`)
    const schedule: Schedule = {
      recurring: {
        morning: { at: '0 8 * * *', run: note('morning') },
        midnight: { at: '5 0 * * *', run: note('midnight') },
        monday: { at: '0 9 * * 1', run: note('monday') },
      },
      requested: {},
    }
    setClock('2026-03-22T06:00:00.000Z')
    for (let minutes = 0; minutes < 24 * 60; minutes += 5) {
      await runDue(place, schedule)
      pass(5)
    }
    expect(at).to.deep.equal([
      'midnight 2026-03-22T16:05:00.000Z 2026-03-23',
      'morning 2026-03-23T00:00:00.000Z 2026-03-23',
      'monday 2026-03-23T01:00:00.000Z 2026-03-23',
    ])
  }).timeout(30_000)

  it('that was missed for a week runs once', async () => {
    let runs = 0
    const schedule = coming('0 8 * * *', async () => void runs++)
    await workAt('2026-03-25T06:00:00.000Z', schedule)
    expect(runs).to.equal(1)
    expect((await theJob()).dueAt.toISOString()).to.equal('2026-03-26T00:00:00.000Z')
  })

  it('that fails comes back at its next time at the latest, and never rests', async () => {
    let runs = 0
    const schedule = coming('*/10 * * * *', async () => {
      runs++
      throw new Error('not yet')
    })
    for (let minute = 0; minute < 300; minute++) {
      await runDue(place, schedule)
      pass(1)
    }
    expect(runs).to.be.greaterThan(28)
    expect((await theJob()).failedAt).to.equal(null)
    await workAt(
      '2026-03-19T06:00:00.000Z',
      coming('*/10 * * * *', async () => undefined),
    )
    expect(await theJob()).to.include({ attempts: 0, lastError: null })
  }).timeout(30_000)

  it('whose pattern was changed to come sooner comes sooner', async () => {
    await runDue(
      place,
      coming('0 0 1 1 *', async () => undefined),
    )
    await runDue(
      place,
      coming('0 8 * * *', async () => undefined),
    )
    expect((await theJob()).dueAt.toISOString()).to.equal('2026-03-19T00:00:00.000Z')
  })
})

describe('a worker', () => {
  it('finishes the step that runs, puts the rest back, and begins nothing more when it is stopped', async () => {
    let steps = 0
    let begun = (): void => undefined
    const running = new Promise<void>(resolve => {
      begun = resolve
    })
    const schedule = doing(async (_, { reached }) => {
      for (;;) {
        steps++
        begun()
        await wait(30)
        await reached(steps)
      }
    })
    await ask('long')
    const worker = startWorker(place, schedule)
    await running
    await worker.stop()
    const stoppedAt = steps
    await wait(80)
    expect(steps).to.equal(stoppedAt)
    expect(await theJob()).to.include({ leasedBy: null, attempts: 0, failedAt: null, lastError: null })
    expect(
      (
        await runDue(
          place,
          doing(async () => undefined),
        )
      ).map(({ ended }) => ended),
    ).to.deep.equal(['done'])
  })
})
