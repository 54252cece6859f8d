import type { AccessStatement } from '../../../reports/access-statement/figures.ts'

/** A statement in which everything happened once, unless told otherwise. */
export function example(given: Partial<AccessStatement> = {}): AccessStatement {
  const staff = { role: 'caseworker', why: null, times: 1 }
  return {
    centre: 'Harbour Justice Centre',
    zone: 'Asia/Hong_Kong',
    code: 'AS-7K3M-9QX2',
    preparedOn: '2026-03-18',
    client: { reference: 'CL-7K3M-9QX2', name: 'سميرة بنت يوسف' },
    readings: [
      { ...staff, at: '2026-03-01T02:00:00.000Z', who: 'Maria Castellan', what: 'Began the file' },
      { ...staff, at: '2026-03-02T02:00:00.000Z', who: '陳大文', what: 'Opened the case' },
      {
        ...{ at: '2026-03-03T02:00:00.000Z', who: 'Ashworth Lindqvist 安信律師事務所' },
        ...{
          role: 'lawyer of a law firm',
          what: 'Opened a document',
          why: 'Under the consent of 2026-02-01',
          times: 2,
        },
      },
      {
        at: '2026-03-04T02:00:00.000Z',
        who: 'protected',
        role: null,
        what: 'Opened the file',
        why: null,
        times: 1,
      },
      {
        ...{
          at: '2026-03-05T02:00:00.000Z',
          who: 'Odalys Quillfeather',
          role: 'counsellor or social worker',
        },
        ...{ what: 'Took emergency access', why: 'Emergency: danger to life', times: 1 },
      },
    ],
    consents: [
      {
        ...{
          on: '2026-02-01',
          kind: 'given',
          recipient: 'Ashworth Lindqvist 安信律師事務所',
          purpose: 'casework',
        },
        ...{ dataKinds: ['claim', 'documents', 'identity'], from: '2026-02-01', until: null },
        ended: { kind: 'withdrawn', on: '2026-03-10' },
      },
    ],
    matters: [
      {
        ...{ reference: 'MT-7K3M-9QX2', kind: 'appeal', firm: 'Ashworth Lindqvist 安信律師事務所' },
        ...{ askedOn: '2026-02-03', placed: true, lawyers: 2 },
      },
    ],
    referrals: [
      {
        ...{ reference: 'RF-7K3M-9QX2', provider: 'Clinic by the Ferry 渡輪診所', sentOn: '2026-02-20' },
        pieces: ['contact', 'identity'],
      },
    ],
    overrides: [
      {
        ...{ at: '2026-03-05T03:00:00.000Z', recipient: 'Harbour Hospital', purpose: 'other sharing' },
        ...{ dataKinds: ['identity'], verdict: 'justified' },
      },
    ],
    recalls: [{ askedOn: '2026-03-10', recipient: 'Ashworth Lindqvist 安信律師事務所', answer: 'destroyed' }],
    ...given,
  }
}
