import type { CalendarFile, DeadlineRule, Grounds, Process, Stage, Track } from './schema.ts'

interface Files {
  process: Process
  deadlines: { rollRules: { id: string }[]; rules: DeadlineRule[] }
  grounds: Grounds
  calendar: CalendarFile
}

/** What shapes alone cannot say: codes that lead nowhere, stages nobody reaches, rules out of order. */
export function contradictionsIn(files: Files): string[] {
  const { process, deadlines, grounds, calendar } = files
  return [
    ...process.tracks.flatMap(track => problemsOfTrack(process, track)),
    ...repeated(process.tracks.map(track => track.code)).map(code => `track ${code} occurs twice`),
    ...repeated(stageCodes(process)).map(code => `stage ${code} occurs twice`),
    ...deadlines.rules.flatMap(rule => problemsOfRule(rule, files)),
    ...overlaps(deadlines.rules),
    ...repeated(grounds.grounds.map(ground => ground.code)).map(code => `ground ${code} occurs twice`),
    ...problemsOfCalendar(calendar),
  ]
}

function problemsOfTrack(process: Process, track: Track): string[] {
  const own = new Set(track.stages.map(stage => stage.code))
  const phases = new Set(process.phases.map(phase => phase.code))
  const actors = new Set(process.actors.map(actor => actor.code))
  const targets = [track.initial, ...track.anytime.map(move => move.to)]
  return [
    ...missing(targets, own).map(code => `track ${track.code}: there is no stage ${code}`),
    ...track.stages.flatMap(stage => [
      ...missing([...stage.next, ...stage.inferredNext], own).map(
        code => `${stage.code} leads to ${code}, which does not exist`,
      ),
      ...missing(stage.phase === null ? [] : [stage.phase], phases).map(
        code => `${stage.code}: there is no phase ${code}`,
      ),
      ...missing(stage.acts, actors).map(code => `${stage.code}: there is no actor ${code}`),
    ]),
    ...unreached(track).map(code => `${code} cannot be reached from ${track.initial}`),
  ]
}

function unreached(track: Track): string[] {
  const stages = new Map<string, Stage>(track.stages.map(stage => [stage.code, stage]))
  const reached = new Set([track.initial, ...track.anytime.map(move => move.to)])
  for (const code of reached) {
    const stage = stages.get(code)
    for (const next of [...(stage?.next ?? []), ...(stage?.inferredNext ?? [])]) reached.add(next)
  }
  return missing([...stages.keys()], reached)
}

function problemsOfRule(rule: DeadlineRule, { process, deadlines }: Files): string[] {
  const stages = new Set(stageCodes(process))
  const rolls = new Set(deadlines.rollRules.map(roll => roll.id))
  const ids = new Set(deadlines.rules.map(other => other.id))
  const named = [
    ...rule.trigger,
    ...rule.arrivalTrigger,
    ...rule.answeredBy,
    ...rule.missedBy,
    ...rule.extendedBy,
  ]
  const problems = [
    ...missing(named, stages).map(code => `names stage ${code}, which does not exist`),
    ...missing(rule.roll === null ? [] : [rule.roll], rolls).map(
      id => `names roll rule ${id}, which does not exist`,
    ),
    ...missing(rule.remedy === null ? [] : [rule.remedy], ids).map(
      id => `names remedy ${id}, which does not exist`,
    ),
  ]
  if (rule.kind === 'derived' && (rule.period === null || rule.roll === null))
    problems.push('needs a period and a roll rule')
  if (rule.kind !== 'derived' && rule.period !== null) problems.push('has a period but is not derived')
  if (rule.kind === 'stated' && rule.basis !== 'statedOn')
    problems.push('is stated, so its basis is the stated date')
  if (rule.kind !== 'alert' && rule.trigger.length === 0) problems.push('has no trigger')
  if ((rule.verifiedOn === null) !== (rule.verifiedBy === null))
    problems.push('needs both the day and the name of whoever verified it')
  if (rule.verifiedOn !== null && rule.confidence === 'unverified')
    problems.push('is signed off, so its confidence cannot be unverified')
  return problems.map(problem => `rule ${rule.id} ${problem}`)
}

function overlaps(rules: DeadlineRule[]): string[] {
  const clash = (one: DeadlineRule, other: DeadlineRule) =>
    one.id === other.id && startsBeforeEnd(one, other) && startsBeforeEnd(other, one)
  return rules
    .filter((one, i) => rules.slice(i + 1).some(other => clash(one, other)))
    .map(rule => `rule ${rule.id}: two versions are in force at once`)
}

function startsBeforeEnd(one: DeadlineRule, other: DeadlineRule): boolean {
  return one.effectiveFrom === null || other.effectiveTo === null || one.effectiveFrom <= other.effectiveTo
}

function problemsOfCalendar(calendar: CalendarFile): string[] {
  const years = calendar.years.map(year => year.year)
  const days = calendar.years.flatMap(year => year.days.map(day => day.date))
  const strays = calendar.years.flatMap(({ year, days }) =>
    days
      .filter(day => Number(day.date.slice(0, 4)) !== year)
      .map(day => `calendar: ${day.date} is not in ${year}`),
  )
  return [
    ...strays,
    ...repeated([...years.map(String), ...days]).map(item => `calendar: ${item} occurs twice`),
  ]
}

const stageCodes = (process: Process) => [
  process.unknownStage.code,
  ...process.tracks.flatMap(track => track.stages.map(stage => stage.code)),
]
const missing = (wanted: string[], known: ReadonlySet<string>) => wanted.filter(item => !known.has(item))
const repeated = (items: string[]) => [...new Set(items.filter((item, i) => items.indexOf(item) !== i))]
