import type { ReportFailure, ReportParameters } from '../models/Report.ts'
import { kindNames, kindOf } from '../reports/kinds.ts'

const flagOf = (field: string): string => (field === 'firmId' ? '--firm' : `--${field}`)
const fieldsOf = (kind: string): string => Object.keys(kindOf(kind).fields).map(flagOf).join(' ')
const widest = Math.max(...kindNames.map(({ length }) => length))

export const usage = [
  'npm run report -- <kind> --<field> <value> … [--audience <whom it is for>] [--language <tag>]',
  '  [--as <e-mail address>] [--out <file>]',
  '',
  ...kindNames.map(kind => `  ${kind.padEnd(widest)}  ${fieldsOf(kind)}`),
  '',
  '--firm takes an id or the whole name; days are written as 2026-03-18. The report is made with the rights of',
  'the person named, or of the first director. A file that is there already is never written over.',
].join('\n')

/** Why a report was not made, in words. */
export const reasons: Record<ReportFailure, string> = {
  'rights-lost': 'the person may not have it',
  'nothing-to-report':
    'there is nothing to report: no agreement was signed for that year, or nothing was recorded or verified',
  'would-reveal': 'together with earlier releases it would reveal few people',
  broken: 'something broke; the log says more',
}

export interface ReportOrder {
  kind: string
  audience: string
  language: string
  firm: string | undefined
  as: string | undefined
  out: string | undefined
  /** What is asked of the kind, as its schema reads it. Throws where something is missing, not known or not right. */
  parametersWith: (found: object) => ReportParameters
}

/** Reads what stands behind `npm run report --`. Throws with what is wrong, in words. */
export function orderOf([kind, ...words]: string[]): ReportOrder {
  if (kind === undefined) throw new Error(usage)
  if (!kindNames.includes(kind)) throw new Error(`There is no report of this kind\n\n${usage}`)
  const { firm, as, out, audience, language, ...fields } = given(words)
  const { audiences, languages } = kindOf(kind)
  const asked = { ...fields, ...(firm === undefined ? {} : { firmId: '' }) }
  for (const name of Object.keys(asked)) refuseUnknown(kind, name)
  for (const name of Object.keys(kindOf(kind).fields))
    if (!(name === 'firmId' && firm)) read(kind, name, fields)
  return {
    ...{ kind, firm, as, out },
    audience: oneOf('--audience', audiences, audience),
    language: oneOf('--language', languages, language),
    parametersWith: found => {
      const all = { ...fields, ...found }
      return Object.fromEntries(Object.keys(kindOf(kind).fields).map(name => [name, read(kind, name, all)]))
    },
  }
}

/** What stands behind each `--name`. */
function given(words: string[]): Record<string, string> {
  const fields: Record<string, string> = {}
  for (let at = 0; at < words.length; at += 2) {
    const [name = '', value] = [words[at], words[at + 1]]
    if (!name.startsWith('--')) throw new Error(`“${name}” is not the name of a field, which begins with --`)
    if (value === undefined) throw new Error(`Nothing stands behind ${name}`)
    if (Object.hasOwn(fields, name.slice(2))) throw new Error(`${name} is there twice`)
    fields[name.slice(2)] = value
  }
  return fields
}

function refuseUnknown(kind: string, name: string): void {
  if (Object.hasOwn(kindOf(kind).fields, name)) return
  throw new Error(`${flagOf(name)} is no field of this report, which takes ${fieldsOf(kind)}`)
}

/** A field as its schema reads it: a number that was typed is a number. */
function read(kind: string, name: string, fields: Record<string, string>): string | number | boolean {
  const value = fields[name]
  const typed = value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : value
  const told = kindOf(kind).fields[name]?.safeParse(typed)
  if (told?.success) return told.data as string | number | boolean
  throw new Error(`${flagOf(name)} is ${value === undefined ? 'missing' : 'not right'}\n\n${usage}`)
}

function oneOf(flag: string, known: readonly string[], wanted: string | undefined): string {
  const found = wanted === undefined ? known[0] : known.find(one => one === wanted)
  if (found === undefined) throw new Error(`${flag} is one of ${known.join(', ')}`)
  return found
}
