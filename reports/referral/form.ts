/** What a referral form says. A piece of the file that was not chosen is not there, and is printed as not disclosed. */
export interface ReferralForm {
  centre: string
  reference: string
  /** Nothing has left yet: the form is for the client to read and agree to. */
  draft: boolean
  printedOn: string
  priority: string
  service: string
  layer: number
  reason: string
  referredBy: string
  referredTo: { name: string; contactName: string | null; telephone: string | null; email: string | null }
  sentOn: string | null
  respondBy: string | null
  safeContact: string | null
  interpreter: string | null
  disclosed: {
    identity?: {
      fullName: string
      names: { kind: string; name: string }[]
      birthDate: { date: string; estimated: boolean } | null
      gender: string | null
      nationalities: string[]
      languages: string[]
    }
    contact?: {
      address: string | null
      telephone: string | null
      email: string | null
      safeContact: string | null
    }
    vulnerability?: { specificNeeds: string[]; riskFlags: string[] }
    household?: { relatives: string[] }
    keyDates?: { on: string; what: string | null }[]
    documents?: { kind: string; number: string }[]
  }
}
