import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import { calendarFrom } from './calendar.ts'
import { contradictionsIn } from './check.ts'
import { calendarSchema, deadlinesSchema, groundsSchema, type Jurisdiction, processSchema } from './schema.ts'

const schemas = {
  process: processSchema,
  deadlines: deadlinesSchema,
  grounds: groundsSchema,
  calendar: calendarSchema,
}
type FileName = keyof typeof schemas
const fileNames = Object.keys(schemas) as FileName[]

/** The files of a jurisdiction break their own rules; `issues` names every fault found. */
export class BrokenJurisdiction extends Error {
  constructor(
    id: string,
    readonly issues: readonly string[],
  ) {
    super(`The jurisdiction ${id} cannot be used:\n${issues.map(issue => `- ${issue}`).join('\n')}`)
    this.name = 'BrokenJurisdiction'
  }
}

/**
 * Reads and checks the four files of a jurisdiction.
 * @throws BrokenJurisdiction with every issue found.
 */
export function loadJurisdiction(id: string): Jurisdiction {
  // The id becomes part of a path, so it may hold nothing that climbs out of the folder.
  if (!/^[a-z][a-z0-9-]*$/.test(id))
    throw new BrokenJurisdiction(id, ['this is not the id of a jurisdiction'])
  const issues: string[] = []
  const raw = Object.fromEntries(fileNames.map(name => [name, readYaml(id, name, issues)]))
  if (issues.length > 0) throw new BrokenJurisdiction(id, issues)
  return jurisdictionFrom(id, raw)
}

/**
 * Builds a jurisdiction from parsed but untrusted files.
 * @throws BrokenJurisdiction with every issue found.
 */
export function jurisdictionFrom(id: string, raw: Record<string, unknown>): Jurisdiction {
  const issues: string[] = []
  const process = checked('process', raw, issues)
  const deadlines = checked('deadlines', raw, issues)
  const grounds = checked('grounds', raw, issues)
  const calendar = checked('calendar', raw, issues)
  if (!process || !deadlines || !grounds || !calendar) throw new BrokenJurisdiction(id, issues)
  if (process.id !== id) issues.push(`process.yaml calls itself ${process.id}`)
  issues.push(...contradictionsIn({ process, deadlines, grounds, calendar }))
  if (issues.length > 0) throw new BrokenJurisdiction(id, issues)
  return { id, name: process.name, process, ...deadlines, grounds, calendar: calendarFrom(calendar) }
}

/** The jurisdictions that have a folder here. */
export const jurisdictionIds: readonly string[] = readdirSync(new URL('.', import.meta.url), {
  withFileTypes: true,
})
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)

const loaded = new Map<string, Jurisdiction>()

/**
 * The jurisdiction of this id, read once for the life of the process.
 * @throws BrokenJurisdiction where it does not exist or is not sound.
 */
export function jurisdictionFor(id: string): Jurisdiction {
  const known = loaded.get(id) ?? loadJurisdiction(id)
  loaded.set(id, known)
  return known
}

function readYaml(id: string, name: FileName, issues: string[]): unknown {
  try {
    return parse(readFileSync(new URL(`./${id}/${name}.yaml`, import.meta.url), 'utf8'))
  } catch (error) {
    issues.push(`${name}.yaml: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

function checked<N extends FileName>(
  name: N,
  raw: Record<string, unknown>,
  issues: string[],
): z.infer<(typeof schemas)[N]> | undefined {
  const result = schemas[name].safeParse(raw[name])
  if (result.success) return result.data as z.infer<(typeof schemas)[N]>
  issues.push(...result.error.issues.map(issue => `${name}.yaml /${issue.path.join('/')}: ${issue.message}`))
  return undefined
}
