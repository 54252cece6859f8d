import type { ReferralForm } from '../../../reports/referral/form.ts'

/** A form with names in Arabic, Chinese and Latin letters, with every piece disclosed unless told otherwise. */
export function example(given: Partial<ReferralForm> = {}): ReferralForm {
  return {
    centre: 'Harbour Justice Centre',
    reference: 'RF-7K3M-9QX2',
    draft: false,
    printedOn: '2026-03-18',
    priority: 'urgent: answer within 72 hours',
    service: 'mental health',
    layer: 4,
    reason: 'She does not sleep and asks to speak with somebody. 她睡不著。',
    referredBy: 'Maria Castellan',
    referredTo: {
      name: 'Clinic by the Ferry 渡輪診所',
      contactName: 'Odalys Quillfeather',
      telephone: '+852 5550 0199',
      email: 'intake@ferry.example',
    },
    sentOn: '2026-03-18',
    respondBy: '2026-03-21 14:00 (Asia/Hong_Kong)',
    safeContact: 'After six, never through her cousin',
    interpreter: 'Arabic, a woman',
    disclosed: {
      identity: {
        fullName: 'سميرة بنت يوسف',
        names: [
          { kind: 'passport', name: 'Samira Yusuf' },
          { kind: 'alias', name: '陳薩米拉' },
        ],
        birthDate: { date: '1991', estimated: true },
        gender: 'female',
        nationalities: ['SY'],
        languages: ['ar', 'en'],
      },
      contact: {
        address: 'Flat 3, 7 Ferry Street',
        telephone: '5550 0101',
        email: null,
        safeContact: 'Messages only',
      },
      vulnerability: { specificNeeds: ['SV-VF', 'WR'], riskFlags: [] },
      household: { relatives: ['child', 'child'] },
      keyDates: [
        { on: '2026-04-10', what: 'File the notice of appeal' },
        { on: '2026-05-01', what: null },
      ],
      documents: [{ kind: 'Recognizance paper', number: 'R-000-000' }],
    },
    ...given,
  }
}
