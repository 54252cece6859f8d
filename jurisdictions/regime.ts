import type { Jurisdiction, Regime } from './schema.ts'

/**
 * The law under which a claim is heard, or null where the data know none for that day.
 * @param claimMadeOn ISO date on which the claim was made, which is not the date of the first letter
 * @param stillPendingAtChange whether the claim or its appeal was still open when the law changed
 */
export function regimeFor(
  j: Jurisdiction,
  claimMadeOn: string,
  stillPendingAtChange: boolean,
): Regime | null {
  const fits = (regime: Regime) =>
    (regime.claimsFrom === null || regime.claimsFrom <= claimMadeOn) &&
    (regime.claimsTo === null || claimMadeOn <= regime.claimsTo) &&
    (regime.pendingAtChange === null || regime.pendingAtChange === stillPendingAtChange)
  return j.process.regimes.find(fits) ?? null
}
