import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import { contradictionsIn, repeated } from './check.ts'
import { type Flag, flagsSchema, type Measure, measureSchema } from './schema.ts'

/** Every measure and version that is known, and the flags that alert at once. */
export interface Catalogue {
  measures: readonly Measure[]
  flags: readonly Flag[]
}

/** The files of the measures break their own rules; `issues` names every fault found. */
export class BrokenMeasures extends Error {
  constructor(readonly issues: readonly string[]) {
    super(`The measures cannot be used:\n${issues.map(issue => `- ${issue}`).join('\n')}`)
    this.name = 'BrokenMeasures'
  }
}

/**
 * Builds the catalogue from the texts of the files, by file name: `flags.yaml`, and one `<code>-<version>.yaml` for each
 * measure and version.
 * @throws BrokenMeasures with every issue found.
 */
export function catalogueFrom(texts: ReadonlyMap<string, string>): Catalogue {
  const issues: string[] = []
  const flags = fileOf('flags.yaml', flagsSchema, texts, issues)?.flags ?? []
  issues.push(...repeated(flags.map(flag => flag.code)).map(code => `flags.yaml: flag ${code} occurs twice`))
  const scales = [...texts.keys()].filter(file => file !== 'flags.yaml').sort()
  if (scales.length === 0) issues.push('there is no measure')
  const measures = scales.flatMap(file => measureIn(file, texts, flags, issues))
  if (issues.length > 0) throw new BrokenMeasures(issues)
  return { measures, flags }
}

function measureIn(
  file: string,
  texts: ReadonlyMap<string, string>,
  flags: readonly Flag[],
  issues: string[],
): Measure[] {
  const measure = fileOf(file, measureSchema, texts, issues)
  if (measure === undefined) return []
  const named = `${measure.code}-${measure.version}.yaml`
  if (file !== named) issues.push(`${file}: holds what belongs in ${named}`)
  issues.push(...contradictionsIn(measure, flags).map(issue => `${file}: ${issue}`))
  return [measure]
}

function fileOf<S extends z.ZodType>(
  file: string,
  schema: S,
  texts: ReadonlyMap<string, string>,
  issues: string[],
): z.infer<S> | undefined {
  try {
    const result = schema.safeParse(parse(texts.get(file) ?? ''))
    if (result.success) return result.data
    issues.push(...result.error.issues.map(issue => `${file} /${issue.path.join('/')}: ${issue.message}`))
  } catch (error) {
    issues.push(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return undefined
}

/** The texts of the files as they are delivered, by file name. */
export function textsOfMeasures(): Map<string, string> {
  const textOf = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
  const scales = readdirSync(new URL('./scales/', import.meta.url)).filter(file => file.endsWith('.yaml'))
  return new Map([
    ['flags.yaml', textOf('./flags.yaml')],
    ...scales.map((file): [string, string] => [file, textOf(`./scales/${file}`)]),
  ])
}

// Read when the process starts: a broken file stops it here, before anybody can be scored by it.
const delivered = catalogueFrom(textsOfMeasures())

/** Every measure that is known, in each of its versions. */
export const measures: readonly Measure[] = delivered.measures

/** What alerts at once, whoever sees it, in the words that may be shown. */
export const flags: readonly Flag[] = delivered.flags

/** A measure in one of its versions, or undefined where there is none. */
export function measureFor(code: string, version: number): Measure | undefined {
  return measures.find(measure => measure.code === code && measure.version === version)
}
