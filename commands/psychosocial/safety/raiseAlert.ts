import { invalid } from '../../../errors.ts'
import { flags } from '../../../measures/load.ts'
import { newId } from '../../../models/columns.ts'
import { newReference } from '../../../models/reference.ts'
import { type AlertSource, SafetyAlert } from '../../../models/SafetyAlert.ts'
import type { Context } from '../../context.ts'
import { record } from '../../record.ts'
import { callPeople } from './callPeople.ts'

export interface NewAlert {
  clientId: string
  caseId?: string
  referralId?: string
  resultId?: string
  /** A code of the flags that alert at once. */
  flag: string
  source: AlertSource
  words?: string | undefined
}

/** Raises an alert and calls whoever is on duty, in the same transaction. Throws 422 for a flag that is not known. */
export async function raiseAlert(
  context: Context,
  { words, ...about }: NewAlert,
  publicUrl: string | undefined,
): Promise<SafetyAlert> {
  if (!flags.some(({ code }) => code === about.flag)) throw invalid('/flag', 'not known')
  const alert = await SafetyAlert.create({
    ...{ id: newId(), reference: newReference('AL'), ...about, words: words ?? null },
    ...{ state: 'open', raisedBy: context.actor.id, raisedAt: context.now, nextCallAt: context.now },
  })
  await callPeople(context, alert, publicUrl)
  await record(context, 'safety-alert.raised', alert)
  return alert
}
