import type { CreationAttributes } from 'sequelize'
import { GiftInKind } from '../../models/GiftInKind.ts'
import { type Day, dayOf, instantOn } from '../days.ts'
import type { Rows } from '../rows.ts'

interface Given {
  partnershipId: string
  of: number
  generous: boolean
}

type Gift = Pick<
  CreationAttributes<GiftInKind>,
  'givenOn' | 'kind' | 'description' | 'quantity' | 'days' | 'valuationMinor' | 'currency' | 'valuationBasis'
>

/** A room for a training each May; from the larger givers also translations, at what their bureau charges. */
export function addGifts(
  rows: Rows,
  { firmId, today, manager }: { firmId: string; today: Day; manager: string },
  { partnershipId, of, generous }: Given,
): void {
  const gifts: Gift[] = [
    { givenOn: `${of}-05-14`, kind: 'venue', description: 'Conference room for a training evening' },
    {
      givenOn: `${of}-08-20`,
      kind: 'translation',
      description: 'Translation of country reports into English',
      quantity: '36 pages',
      valuationMinor: 1_440_000,
      currency: 'HKD',
      valuationBasis: 'Invoice of the bureau that the firm uses',
    },
  ]
  for (const gift of gifts.slice(0, generous ? 2 : 1)) {
    const given = dayOf(gift.givenOn)
    if (given > today) continue
    const createdAt = instantOn(given, 300)
    rows.add(GiftInKind, { ...gift, firmId, partnershipId, recordedBy: manager, createdAt })
  }
}
