import { newId } from '../../models/columns.ts'
import { type OfferedService, Provider, type ProviderKind } from '../../models/Provider.ts'
import { type Day, dateOf, instantOn } from '../days.ts'
import type { Staff } from '../firms/staff.ts'
import type { Rows } from '../rows.ts'

/** To whom the story refers, as far as a referral needs to know. */
export interface ProviderOfStory {
  id: string
  kind: ProviderKind
  service: OfferedService['service']
  layer: OfferedService['layer']
  /** Of ten referrals, how many go here. */
  share: number
}

interface Entry {
  name: string
  kind: ProviderKind
  service: OfferedService['service']
  layer: OfferedService['layer']
  share: number
  area: string
  languages: string[]
  capacity?: number
  email?: string
}

const directory: Entry[] = [
  {
    ...{ name: 'Counselling team', kind: 'internal', service: 'psychosocial', layer: 3, share: 5 },
    ...{ area: 'At the centre', languages: ['en', 'ur', 'ar', 'fr'], capacity: 40 },
  },
  {
    ...{ name: 'Lotus Street Clinic', kind: 'clinic', service: 'mental-health', layer: 4, share: 2 },
    ...{ area: 'Kowloon', languages: ['en', 'yue'], email: 'referrals@lotusstreet.example' },
  },
  {
    ...{ name: 'Evergreen House', kind: 'shelter', service: 'shelter', layer: 1, share: 1 },
    ...{
      area: 'New Territories',
      languages: ['en', 'id', 'tl'],
      capacity: 12,
      email: 'duty@evergreen.example',
    },
  },
  {
    ...{ name: 'Harbour Mothers’ Circle', kind: 'organisation', service: 'women', layer: 2, share: 2 },
    ...{ area: 'Sham Shui Po', languages: ['en', 'id', 'vi'], email: 'hello@motherscircle.example' },
  },
]

/** The directory of the story: the centre's own team and three others, one of which is due to be looked at again. */
export function addProviders(rows: Rows, staff: Staff, today: Day): ProviderOfStory[] {
  return directory.map(({ share, service, layer, ...entry }, place) => {
    const id = newId()
    const reviewed = today - 60 - 110 * place
    rows.add(Provider, {
      id,
      ...entry,
      services: [{ service, layer }],
      status: 'active',
      reviewedOn: dateOf(reviewed),
      reviewedBy: staff.directors[0] ?? null,
      reviewDueOn: dateOf(reviewed + 365),
      createdAt: instantOn(reviewed, 30),
      updatedAt: instantOn(reviewed, 30),
    })
    return { id, kind: entry.kind, service, layer, share }
  })
}
