import type { Role } from '../policies/vocabulary.ts'
import type { Prepared } from './prepare.ts'

/** What a newcomer reads: the address, a sign-in for each role, and what to try first. */
export function greeting(url: string, { signIns, accountsFile, reportPath }: Prepared): string {
  const widest = Math.max(...signIns.map(({ email }) => email.length))
  const lines = signIns.map(
    ({ role, email, password }) => `  ${role.padEnd(24)}${email.padEnd(widest + 2)}${password}`,
  )
  return [
    '',
    `The demonstration runs at ${url} (the API's description: ${url}/api/v1/docs). Everybody in it is invented.`,
    '',
    ...lines,
    '',
    `The sign-ins stand in ${accountsFile}. Stop with Ctrl-C.`,
    '',
    'First things to try:',
    ...tries(url, reportPath, wanted => signIns.find(({ role }) => role === wanted)),
    '',
  ].join('\n')
}

type Find = (role: Role) => { email: string; password: string } | undefined

function tries(url: string, reportPath: string, find: Find): string[] {
  const signIn = (role: Role, jar: string) => {
    const body = JSON.stringify({ email: find(role)?.email, password: find(role)?.password })
    return `  curl -s -c ${jar} -H 'Content-Type: application/json' -d '${body}' ${url}/api/v1/session`
  }
  return [
    '# what falls due this week for the caseworker, what is overdue first',
    signIn('caseworker', '/tmp/caseworker'),
    `  curl -s -b /tmp/caseworker ${url}/api/v1/my/week`,
    '# the matters that a lawyer of a partner firm may open, and no others',
    signIn('partner_lawyer', '/tmp/lawyer'),
    `  curl -s -b /tmp/lawyer ${url}/api/v1/matters`,
    '# the yearly report for a firm, without a single client',
    signIn('partnerships_manager', '/tmp/manager'),
    `  curl -s -b /tmp/manager -o /tmp/report.pdf ${url}/api/v1${reportPath}`,
  ]
}
