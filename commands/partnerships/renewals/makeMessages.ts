import { Problem } from '../../../errors.ts'
import { shiftDays } from '../../../jurisdictions/days.ts'
import { PlannedMessage, type SkipReason } from '../../../models/PlannedMessage.ts'
import type { LetterKind } from '../../../models/RenewalRung.ts'
import type { Context } from '../../context.ts'
import { writeMail } from '../../mail/writeMail.ts'
import { record } from '../../record.ts'
import { openTask } from '../../tasks/openTask.ts'
import { type Addressee, contactFor } from '../firms/contactFor.ts'
import { isOver, ladder, type Rung } from './ladder.ts'
import { letterOf } from './letters/letterOf.ts'
import { whoAnswers } from './letters/whoAnswers.ts'
import { type Renewing, reasonToStop } from './renewalStop.ts'
import { NO_CONTACT, skipMessages, stopMessages } from './stopMessages.ts'

/** Days from the opening of a renewal's task to the day by which it is due. */
const DAYS_FOR_A_TASK = 7

/**
 * Makes what is due in the ledger of an agreement: the letter into the outbox, and the task for whoever owes the step.
 * Of several that are due at once, after a time in which nothing ran, the newest is made and the others are superseded,
 * so that a firm does not get three letters on one morning. The firm and its agreements must be locked. `centre` is the
 * name under which letters are signed.
 */
export async function makeMessages(context: Context, renewing: Renewing, centre: string): Promise<void> {
  const { firm, partnership } = renewing
  const planned = await PlannedMessage.findAll({
    where: { partnershipId: partnership.id, state: 'planned' },
    order: ['plannedFor', 'id'],
    lock: true,
  })
  const because = planned.length > 0 && reasonToStop(renewing, context.today)
  if (because) return stop(context, renewing, because)
  const due = planned.filter(({ plannedFor }) => plannedFor <= context.today)
  const newest = due.at(-1)
  if (!newest) return
  if (firm.status === 'paused') return pause(context, renewing, due)
  await skipMessages(context, due.slice(0, -1), 'superseded')
  await makeMessage(context, renewing, newest, centre)
}

async function stop(context: Context, { firm, partnership }: Renewing, because: SkipReason): Promise<void> {
  await stopMessages(context, partnership, because)
  await record(context, 'renewal.stopped', partnership, { outcome: because, records: [firm.id] })
}

async function pause(
  context: Context,
  { firm, partnership }: Renewing,
  due: PlannedMessage[],
): Promise<void> {
  await skipMessages(context, due, 'paused')
  await record(context, 'renewal-steps.skipped', partnership, { outcome: 'paused', records: [firm.id] })
}

async function makeMessage(
  context: Context,
  renewing: Renewing,
  message: PlannedMessage,
  centre: string,
): Promise<void> {
  const { firm, partnership } = renewing
  const rung = (await ladder()).find(({ code, active }) => active && code === message.rung)
  if (!rung) return skipMessages(context, [message], 'superseded')
  if (isOver(rung, partnership, context.today)) return skipMessages(context, [message], 'too-late')

  const taskId = await openFor(context, renewing, rung.what, `${rung.what}:${message.id}`, rung.owedBy)
  const made = { taskId, madeAt: context.now, letter: rung.letter }
  const letter = rung.letter && (await send(context, renewing, rung, rung.letter, centre))
  if (letter) await message.update({ ...made, state: 'made', ...letter })
  else if (rung.letter) await giveUp(context, renewing, message, taskId)
  else await message.update({ ...made, state: 'made', settledAt: context.now })
  await record(context, 'renewal-step.made', message, {
    outcome: message.state,
    records: [firm.id, partnership.id],
  })
}

/** There is nobody to write to: the step is a task all the same, and finding somebody is another. */
async function giveUp(
  context: Context,
  renewing: Renewing,
  message: PlannedMessage,
  taskId: string | null,
): Promise<void> {
  await openFor(context, renewing, NO_CONTACT, `${NO_CONTACT}:${renewing.partnership.id}`)
  await skipMessages(context, [message], 'no-contact')
  await message.update({ taskId })
}

async function openFor(
  context: Context,
  { firm, partnership }: Renewing,
  kind: string,
  key: string,
  owedBy: Rung['owedBy'] = 'partnerships_manager',
): Promise<string | null> {
  const dueOn = shiftDays(context.today, DAYS_FOR_A_TASK)
  const task = await openTask(context, {
    kind,
    key,
    owedBy,
    dueOn,
    firmId: firm.id,
    partnershipId: partnership.id,
  })
  return task?.id ?? null
}

/** Puts the letter into the outbox. Null where nobody at the firm can be written to. */
async function send(
  context: Context,
  { firm, partnership }: Renewing,
  { letterTo }: Rung,
  kind: LetterKind,
  centre: string,
) {
  const addressee = await contactFor(firm.id, letterTo, context.today)
  if (!addressee) return null
  const letter = letterOf(kind, {
    addressee: addressee.name,
    language: addressee.language,
    firm: firm.name,
    centre,
    answers: await whoAnswers(),
    partnership,
    today: context.today,
  })
  const outboxId = await posted(context, addressee, { kind, ...letter })
  return outboxId && { outboxId, contactId: addressee.contactId, language: addressee.language }
}

/** An address that no mail can go to is nobody's. */
async function posted(
  context: Context,
  { email }: Addressee,
  letter: { kind: string; subject: string; lines: string[] },
): Promise<string | null> {
  try {
    return await writeMail(context, email, letter)
  } catch (error) {
    if (error instanceof Problem && error.extra.errors?.[0]?.pointer === '/to') return null
    throw error
  }
}
