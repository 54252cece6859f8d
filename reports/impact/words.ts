/** What each code of an impact report is called. */
export const labels: Record<string, string> = {
  'people.reached': 'People reached',
  'people.carried-over': '– of them with a case from before',
  'people.new': '– of them new',
  'people.finished': '– of them finished',
  'information.sessions': 'Information sessions held',
  'information.attendances': 'Attendances at information sessions',
  'cases.carried-over': 'Carried over',
  'cases.opened': 'Opened',
  'cases.closed': 'Closed',
  'cases.open-at-end': 'Open at the end',
  'casework.forms': 'Claim forms returned',
  'casework.interviews': 'Screening interviews held',
  'casework.hearings': 'Hearings held',
  'appeals.lodged': 'Appeals lodged or asked to be lodged',
  'appeals.in-time': '– of them in time',
  'remedies.late-filing': '– of them asked to be filed late',
  'remedies.late-allowed': 'Appeals filed after such a request',
  'outcomes.grounds-substantiated': 'Grounds substantiated',
  'outcomes.protected': 'Cases with a claim substantiated or an appeal allowed',
  'work.granted': 'Permissions to work granted',
  'work.renewed': 'Permissions to work renewed',
  'people.met-a-service': 'People who met a service',
  'referrals.sent': 'Referrals sent',
  'referrals.reached-service': '– of them reached the service',
  'referrals.fed-back': '– of them answered by the service',
  'referrals.waiting': 'Referrals on a waiting list at the end',
  'sessions.attended': 'Sessions attended',
  'wellbeing.two-scores': 'People with two scores',
  'wellbeing.better': 'of them better',
  'wellbeing.same': 'of them the same',
  'wellbeing.worse': 'of them worse',
  'wellbeing.one-score': 'People with one score, of whom no change is known',
  'firms.partners': 'Partner firms',
  'firms.retained': 'Firms retained from the period before',
  'matters.under-way': 'Matters under way at firms',
  'matters.closed': 'Matters closed',
  'hours.pro-bono': 'Hours on matters',
  'hours.programme': 'Hours for the programme',
  'lawyers.taking-part': 'Lawyers taking part',
  'lawyers.ten-hours': '– of them with ten hours or more',
  'money.received': 'Money received',
  'gifts.in-kind': 'Gifts in kind',
  'gifts.stated-value': 'Stated value of gifts, no money',
  'trainings.held': 'Trainings held',
  'trainings.minutes': 'Hours of training',
  'trainings.attendances': 'Attendances',
}

/** What a part of another figure is called where it stands without it. */
export const standalone: Record<string, string> = {
  ...labels,
  'people.carried-over': 'People with a case from before',
  'people.new': 'New people',
  'people.finished': 'People whose cases were finished',
  'appeals.in-time': 'Appeals in time',
  'remedies.late-filing': 'Appeals asked to be filed late',
  'referrals.reached-service': 'Referrals that reached the service',
  'referrals.fed-back': 'Referrals answered by the service',
  'lawyers.ten-hours': 'Lawyers with ten hours or more',
  'cases.open-at-end': 'Cases open at the end',
}

export const headings: Record<string, string> = {
  people: 'People',
  cases: 'Cases',
  casework: 'Steps achieved',
  outcomes: 'What came of them',
  services: 'Psychosocial help and referrals',
  wellbeing: 'Change in well-being',
  partners: 'Partner firms and their matters',
  contributions: 'What firms gave',
  training: 'Training of lawyers',
}

const change =
  'from the first score of the period to the last, over all referrals of the person, in one version of a measure.'

/** The figures of measures, which are no part of the catalogue. */
export const wellbeingDefinitions: Record<string, string> = {
  'wellbeing.two-scores':
    'Each person, once for each measure, with at least two scores in the period: those of whom a change is known.',
  'wellbeing.better': `Of the people with two scores, those whose score moved to the better ${change}`,
  'wellbeing.same': `Of the people with two scores, those whose score did not move ${change}`,
  'wellbeing.worse': `Of the people with two scores, those whose score moved to the worse ${change}`,
  'wellbeing.one-score':
    'Each person, once for each measure, with one score in the period. Nothing is said of their change.',
}

/** How the report was made; the same sentences in every one, so that none tells what a reader may not read. */
export const method = [
  'Unique people and events are different things, and are never added: one person may stand behind many steps, sessions and referrals.',
  'Every number was counted from the records that the person who drew up the report may count; a division is left out where they may not read what it divides by.',
  'A change in a score is no proof that the help caused it: there is no group to compare with, and people with two scores may differ from those with one.',
  'Retention is the number of firms with an agreement in both periods, out of those with one in the period before.',
  'Shares are rounded to whole percents. Currencies are never added together, nor is any stated value added to money received.',
]

export const suppression = (most: number): string =>
  `Small numbers: one to ${most} people, cases or events are printed as “1–${most}”, so that nobody can be recognised. Another number may be left out as “not shown” where the small one could otherwise be worked out from any of the tables. Numbers of firms, gifts and trainings, hours and money tell of no client, and stand as they are.`
