import type { Chance } from './chance.ts'
import type { Day, WorkingDays } from './days.ts'
import type { FirmOfStory } from './firms/firms.ts'
import type { Staff } from './firms/staff.ts'
import type { ProviderOfStory } from './psychosocial/providers.ts'
import type { Rows } from './rows.ts'

/** What every part of the story knows. */
export interface World {
  rows: Rows
  chance: Chance
  days: WorkingDays
  today: Day
  year: number
  staff: Staff
  firms: FirmOfStory[]
  providers: ProviderOfStory[]
  /** Minutes that a person has worked on a day, so that no day grows past what a day holds. */
  worked: Map<string, number>
}

/** The firm, the lawyer and the caseworker whom a newcomer signs in as. */
export interface Cast {
  caseworkerId: string
  firm: FirmOfStory
  lawyerId: string
}
