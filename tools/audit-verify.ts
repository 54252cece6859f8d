import { type Anchor, verifyAudit } from '../commands/access/verifyAudit.ts'
import { run, say } from './shell.ts'

/** `npm run audit:verify [-- <number>:<hash>]`: checks the audit log, against an earlier newest entry if one is given. */
await run(async () => {
  const { newest, broken } = await verifyAudit(anchorFrom(process.argv[2]))
  if (broken) {
    say(`The audit log is broken at entry ${broken.seq}: ${broken.reason}.`)
    return 1
  }
  say(`The audit log is whole. Its newest entry:\n  ${newest.seq}:${newest.hash}`)
  say(
    'Write that down outside this machine and give it to the next check: it shows that nothing was cut off since.',
  )
  return 0
})

function anchorFrom(text: string | undefined): Anchor | undefined {
  if (text === undefined) return undefined
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (!seq || !hash)
    throw new Error('An earlier entry is written <number>:<hash>, as an earlier check printed it')
  return { seq: Number(seq), hash }
}
