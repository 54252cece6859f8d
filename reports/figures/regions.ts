/**
 * The regions of the United Nations' standard country or area codes for statistical use (M49), each with the countries of
 * ISO 3166 that belong to it. Africa and Asia are there in full, for most people whom the centres help are from there.
 * Source: United Nations Statistics Division, M49 standard.
 */
const regions: Record<string, { name: string; countries: string }> = {
  '015': { name: 'Northern Africa', countries: 'DZ EG LY MA SD TN EH' },
  '014': {
    name: 'Eastern Africa',
    countries: 'BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW',
  },
  '017': { name: 'Middle Africa', countries: 'AO CM CF TD CG CD GQ GA ST' },
  '018': { name: 'Southern Africa', countries: 'BW SZ LS NA ZA' },
  '011': { name: 'Western Africa', countries: 'BJ BF CV CI GM GH GN GW LR ML MR NE NG SN SL TG SH' },
  '029': { name: 'Caribbean', countries: 'AG BS BB CU DM DO GD HT JM KN LC VC TT' },
  '013': { name: 'Central America', countries: 'BZ CR SV GT HN MX NI PA' },
  '005': { name: 'South America', countries: 'AR BO BR CL CO EC GY PY PE SR UY VE' },
  '021': { name: 'Northern America', countries: 'CA US' },
  '143': { name: 'Central Asia', countries: 'KZ KG TJ TM UZ' },
  '030': { name: 'Eastern Asia', countries: 'CN HK MO KP JP MN KR' },
  '035': { name: 'South-eastern Asia', countries: 'BN KH ID LA MY MM PH SG TH TL VN' },
  '034': { name: 'Southern Asia', countries: 'AF BD BT IN IR MV NP PK LK' },
  '145': { name: 'Western Asia', countries: 'AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE' },
  '151': { name: 'Eastern Europe', countries: 'BY BG CZ HU PL MD RO RU SK UA' },
  '154': { name: 'Northern Europe', countries: 'DK EE FI IS IE LV LT NO SE GB' },
  '039': { name: 'Southern Europe', countries: 'AL AD BA HR GR IT MT ME MK PT SM RS SI ES VA' },
  '155': { name: 'Western Europe', countries: 'AT BE FR DE LI LU MC NL CH' },
  '053': { name: 'Australia and New Zealand', countries: 'AU NZ' },
  '054': { name: 'Melanesia', countries: 'FJ NC PG SB VU' },
}

const codes = new Map(
  Object.entries(regions).flatMap(([code, { countries }]) =>
    countries.split(' ').map(country => [country, code] as const),
  ),
)

/** The code of the region in which a country lies, "unlisted" where the table does not have it. */
export function regionOf(nationality: string): string {
  if (nationality === 'stateless' || nationality === 'unknown') return nationality
  return codes.get(nationality) ?? 'unlisted'
}
