import { z } from 'zod'
import { textFields } from '../../formats/table.ts'
import { hourFormats } from '../../models/HourBatch.ts'
import { activities, entryKinds } from '../../models/TimeEntry.ts'
import { pageSchema, paging } from '../page.ts'
import { line, uuid } from '../text.ts'

const MOST = 5000

const column = line(200)
const optionalColumns = Object.fromEntries([...textFields, 'lineId'].map(field => [field, column.optional()]))

const few = (map: object) => Object.keys(map).length <= MOST
const tooMany = `at most ${MOST}`
const theirs = z.string().max(200)

export const Mapping = z.strictObject({
  columns: z.strictObject({ date: column, duration: column, ...optionalColumns }).optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  unit: z.enum(['hours', 'minutes']).default('hours'),
  decimal: z.enum(['.', ',']).optional(),
  delimiter: z.enum([',', ';', '\t']).optional(),
  headerLine: z.int().min(1).max(1000).optional(),
  matters: z.record(theirs, z.string().max(40)).refine(few, tooMany).default({}),
  people: z.record(theirs, uuid).refine(few, tooMany).default({}),
  activities: z.record(theirs, z.enum(activities)).refine(few, tooMany).default({}),
})

/** The same as JSON in a query, for a file whose mapping is known. */
const mappingInQuery = z.string().max(12_000).transform(readJson).pipe(Mapping)

function readJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
}

export const UploadQuery = z.strictObject({
  format: z.enum(hourFormats),
  mapping: mappingInQuery.optional(),
})

export const ListQuery = z.strictObject({ limit: paging.limit, cursor: paging.cursor })

const again = z
  .enum(['true', 'false'])
  .transform(word => word === 'true')
  .default(false)

export const TryQuery = z.strictObject({ again })
export const RunQuery = z.strictObject({ again, onlyWhole: again })

export const Batch = z.strictObject({
  id: z.string(),
  firmId: z.string(),
  name: z.string(),
  format: z.string(),
  state: z.string(),
  uploadedBy: z.string(),
  createdAt: z.string(),
  runAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  mapping: Mapping.nullable(),
})

export const BatchList = pageSchema(Batch.omit({ mapping: true }))

const Fault = z.strictObject({ line: z.number(), field: z.string(), detail: z.string() })

export const BatchInFull = Batch.extend({
  /** How the firm's last file of this kind was understood, while this one has no mapping. */
  proposal: Mapping.nullable(),
  columns: z.array(z.string()),
  /** What the file calls matters, people and activities, as far as it can be read by now: at most 500 of each. */
  found: z.strictObject({
    matters: z.array(z.string()),
    people: z.array(z.string()),
    activities: z.array(z.string()),
  }),
  lines: z.number(),
  faults: z.array(Fault),
})

const Row = z.strictObject({
  line: z.number(),
  outcome: z.enum(['new', 'late', 'already', 'fault']),
  becomes: z
    .strictObject({
      userId: z.string(),
      kind: z.enum(entryKinds),
      matterReference: z.string().nullable(),
      workedOn: z.string(),
      period: z.string(),
      minutes: z.number(),
      activity: z.string(),
      late: z.boolean(),
      possibleDouble: z.boolean(),
    })
    .nullable(),
  faults: z.array(
    z.strictObject({
      fault: z.string(),
      field: z.string().optional(),
      detail: z.string(),
      entryId: z.string().optional(),
      otherLine: z.number().optional(),
    }),
  ),
})

export const Report = z.strictObject({
  /** What the lines come to. After a run, those with a fault only. */
  rows: z.array(Row),
  passedOver: z.array(z.strictObject({ line: z.number(), type: z.string() })),
  totals: z.strictObject({
    new: z.number(),
    late: z.number(),
    already: z.number(),
    fault: z.number(),
    minutes: z.number(),
    possibleDoubles: z.number(),
  }),
})

export const Undone = z.strictObject({ withdrawn: z.number() })
