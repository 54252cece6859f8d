/**
 * Codes of the Uniform Task-Based Management System, as the American Bar Association publishes its Litigation Code Set
 * (americanbar.org, Section of Litigation, "Litigation Code Set"; read 2026). Later sets of the LEDES Oversight
 * Committee and clients' own codes are not listed here: a code that is unknown is kept as text and never refused.
 *
 * activityName(code) → string | undefined      taskName(code) → string | undefined
 */
const activities: ReadonlyMap<string, string> = new Map([
  ['A101', 'Plan and prepare for'],
  ['A102', 'Research'],
  ['A103', 'Draft/revise'],
  ['A104', 'Review/analyze'],
  ['A105', 'Communicate (in firm)'],
  ['A106', 'Communicate (with client)'],
  ['A107', 'Communicate (other outside counsel)'],
  ['A108', 'Communicate (other external)'],
  ['A109', 'Appear for/attend'],
  ['A110', 'Manage data/files'],
  ['A111', 'Other'],
])

const tasks: ReadonlyMap<string, string> = new Map([
  ['L100', 'Case Assessment, Development and Administration'],
  ['L110', 'Fact Investigation/Development'],
  ['L120', 'Analysis/Strategy'],
  ['L130', 'Experts/Consultants'],
  ['L140', 'Document/File Management'],
  ['L150', 'Budgeting'],
  ['L160', 'Settlement/Non-Binding ADR'],
  ['L190', 'Other Case Assessment, Development and Administration'],
  ['L200', 'Pre-Trial Pleadings and Motions'],
  ['L210', 'Pleading'],
  ['L220', 'Preliminary Injunctions/Provisional Remedies'],
  ['L230', 'Court Mandated Conferences'],
  ['L240', 'Dispositive Motions'],
  ['L250', 'Other Written Motions and Submissions'],
  ['L260', 'Class Action Certification and Notice'],
  ['L300', 'Discovery'],
  ['L310', 'Written Discovery'],
  ['L320', 'Document Production'],
  ['L330', 'Depositions'],
  ['L340', 'Expert Discovery'],
  ['L350', 'Discovery Motions'],
  ['L390', 'Other Discovery'],
  ['L400', 'Trial Preparation and Trial'],
  ['L410', 'Fact Witnesses'],
  ['L420', 'Expert Witnesses'],
  ['L430', 'Written Motions and Submissions'],
  ['L440', 'Other Trial Preparation and Support'],
  ['L450', 'Trial and Hearing Attendance'],
  ['L460', 'Post-Trial Motions and Submissions'],
  ['L470', 'Enforcement'],
  ['L500', 'Appeal'],
  ['L510', 'Appellate Motions and Submissions'],
  ['L520', 'Appellate Briefs'],
  ['L530', 'Oral Argument'],
])

/** The published name of an activity code such as `A102`, or undefined where the set has no such code. */
export function activityName(code: string): string | undefined {
  return activities.get(code.trim().toUpperCase())
}

/** The published name of a litigation task code such as `L120`, or undefined where the set has no such code. */
export function taskName(code: string): string | undefined {
  return tasks.get(code.trim().toUpperCase())
}
