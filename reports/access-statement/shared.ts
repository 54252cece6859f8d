import { Op } from 'sequelize'
import { ConsentScope } from '../../models/ConsentScope.ts'
import { OPEN_END } from '../../models/columns.ts'
import { Offer } from '../../models/Offer.ts'
import { Provider } from '../../models/Provider.ts'
import { ReferralDisclosure } from '../../models/ReferralDisclosure.ts'
import { TeamMember } from '../../models/TeamMember.ts'
import { dateIn } from '../../runtime/clock.ts'
import type { AccessStatement, ConsentLine, MatterLine } from './figures.ts'
import { type People, peopleAround } from './people.ts'
import type { Subjects } from './subjects.ts'
import { shielded, spaced } from './words.ts'

type Shared = Pick<AccessStatement, 'consents' | 'matters' | 'referrals' | 'overrides' | 'recalls'>

interface Recipient {
  recipientKind: string
  firmId: string | null
  providerId: string | null
  recipientName: string | null
}

/** What left the centre: by consent, to firms, by referral, without consent, and what was asked back. */
export async function sharedOf(subjects: Subjects, zone: string): Promise<Shared> {
  const people = await peopleAround(subjects.cases, [])
  const providers = new Map((await Provider.findAll()).map(({ id, name }) => [id, name]))
  const recipientOf = ({ recipientKind, firmId, providerId, recipientName }: Recipient): string => {
    // No wall hides with whom the client agreed to share, nor with whom it was shared without asking them.
    if (firmId) return people.firmName(firmId)
    if (providerId) return providers.get(providerId) ?? '–'
    return recipientName ?? (recipientKind === 'centre' ? 'the centre itself' : '–')
  }
  const { overrides, recalls, consents } = subjects
  return {
    consents: await consentLines(subjects, recipientOf),
    matters: await matterLines(subjects, people, zone),
    referrals: await referralLines(subjects, providers, zone),
    overrides: overrides.map(row => ({
      ...{ at: row.madeAt.toISOString(), recipient: recipientOf(nulled(row)), purpose: spaced(row.purpose) },
      ...{ dataKinds: row.dataKinds.map(spaced), verdict: row.verdict ? spaced(row.verdict) : null },
    })),
    recalls: recalls.map(({ askedAt, answer, consentId, firmId, providerId }) => ({
      askedOn: dateIn(zone, askedAt),
      recipient: recipientOf({
        ...nulled({ recipientKind: 'other', firmId, providerId }),
        recipientName: consents.find(({ id }) => id === consentId)?.recipientName ?? null,
      }),
      answer: answer ? spaced(answer) : null,
    })),
  }
}

const nulled = (row: {
  recipientKind: string
  firmId?: string | null | undefined
  providerId?: string | null | undefined
  recipientName?: string | null | undefined
}): Recipient => ({
  recipientKind: row.recipientKind,
  firmId: row.firmId ?? null,
  providerId: row.providerId ?? null,
  recipientName: row.recipientName ?? null,
})

async function consentLines(
  { consents }: Subjects,
  recipientOf: (of: Recipient) => string,
): Promise<ConsentLine[]> {
  const scopes = await ConsentScope.findAll({
    where: { consentId: consents.map(({ id }) => id) },
    order: ['dataKind'],
  })
  return consents.map(consent => {
    const ending = consents.find(({ endsId }) => endsId === consent.id)
    return {
      ...{ on: consent.occurredOn, kind: consent.kind, recipient: recipientOf(nulled(consent)) },
      purpose: spaced(consent.purpose),
      dataKinds: scopes
        .filter(({ consentId }) => consentId === consent.id)
        .map(({ dataKind }) => spaced(dataKind)),
      from: consent.validFrom,
      until: consent.expiresOn === OPEN_END ? null : consent.expiresOn,
      ended: ending ? { kind: ending.kind, on: ending.occurredOn } : null,
    }
  })
}

async function matterLines({ matters }: Subjects, people: People, zone: string): Promise<MatterLine[]> {
  const of = { matterId: matters.map(({ id }) => id) }
  const offers = await Offer.findAll({
    where: { ...of, offeredAt: { [Op.ne]: null } },
    order: ['offeredAt', 'id'],
  })
  const team = await TeamMember.findAll({ where: of })
  return matters.flatMap(({ id, reference, kind, firmId }) => {
    const asked = offers.filter(({ matterId }) => matterId === id)
    const firms = new Set([...asked.map(offer => offer.firmId), ...(firmId ? [firmId] : [])])
    return [...firms].map(firm => {
      const first = asked.find(offer => offer.firmId === firm)?.offeredAt
      const placed = firm === firmId
      return {
        ...{ reference, kind: spaced(kind), firm: people.nameOfFirm(firm) ?? shielded, placed },
        askedOn: first ? dateIn(zone, first) : null,
        lawyers: placed ? new Set(team.filter(one => one.matterId === id).map(one => one.userId)).size : 0,
      }
    })
  })
}

async function referralLines({ referrals }: Subjects, providers: Map<string, string>, zone: string) {
  const sent = referrals.flatMap(({ id, reference, providerId, sentAt }) =>
    sentAt ? [{ id, reference, providerId, sentAt }] : [],
  )
  const pieces = await ReferralDisclosure.findAll({
    where: { referralId: sent.map(({ id }) => id) },
    order: ['piece'],
  })
  return sent.map(({ id, reference, providerId, sentAt }) => ({
    reference,
    provider: providers.get(providerId) ?? '–',
    sentOn: dateIn(zone, sentAt),
    pieces: pieces.filter(({ referralId }) => referralId === id).map(({ piece }) => spaced(piece)),
  }))
}
