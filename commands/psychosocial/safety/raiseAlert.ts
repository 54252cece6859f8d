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

/**
 * Raises an alert and calls whoever is on duty, in the same transaction. Where one of the same flag waits already on the same
 * referral or case, nobody is called again before their time: the words are added to it, and it is answered. Throws 422 for a
 * flag that is not known, or where that alert has no room for more words.
 */
export async function raiseAlert(
  context: Context,
  { words, ...about }: NewAlert,
  publicUrl: string | undefined,
): Promise<SafetyAlert> {
  if (!flags.some(({ code }) => code === about.flag)) throw invalid('/flag', 'not known')
  const waiting = await SafetyAlert.findOne({ where: { ...placeOf(about), state: 'open' }, lock: true })
  if (waiting) return seenAgain(context, waiting, { words, resultId: about.resultId })
  const alert = await SafetyAlert.create({
    ...{ id: newId(), reference: newReference('AL'), ...about, words: words ?? null },
    ...{ state: 'open', raisedBy: context.actor.id, raisedAt: context.now, nextCallAt: context.now },
  })
  await callPeople(context, alert, publicUrl)
  await record(context, 'safety-alert.raised', alert)
  return alert
}

const placeOf = ({ clientId, referralId, caseId, flag }: Omit<NewAlert, 'words'>) => ({
  ...{ clientId, flag, referralId: referralId ?? null, caseId: caseId ?? null },
})

/** So many characters of words are enough for anybody to read in an emergency. */
const ROOM = 20_000

async function seenAgain(
  context: Context,
  alert: SafetyAlert,
  { words, resultId }: { words: string | undefined; resultId: string | undefined },
): Promise<SafetyAlert> {
  const all = [alert.words, words].filter(one => one).join('\n\n')
  if (all.length > ROOM) throw invalid('/words', 'no room for more: this alert waits already')
  if (words) await alert.update({ words: all })
  await record(context, 'safety-alert.seen-again', alert, { records: resultId ? [resultId] : [] })
  return alert
}
