import type { HoursCertificate, TrainingCertificate } from '../../../reports/certificates/figures.ts'

const issued = {
  centre: { name: 'Harbour Justice Centre' },
  issuedOn: '2027-01-15',
  person: { name: 'Amara Okafor' },
  firm: { name: 'Ashworth Lindqvist LLP' },
}

export function hoursExample(given: Partial<HoursCertificate> = {}): HoursCertificate {
  return {
    ...issued,
    code: 'HC-7K3M-9QX2',
    period: { from: '2026-01-01', to: '2026-12-31' },
    minutes: 7_530,
    kinds: [
      { kind: 'matter', minutes: 6_900, matters: 4 },
      { kind: 'training', minutes: 150, matters: null },
      { kind: 'clinic', minutes: 435, matters: null },
      { kind: 'administration', minutes: 45, matters: null },
    ],
    ...given,
  }
}

export function trainingExample(given: Partial<TrainingCertificate> = {}): TrainingCertificate {
  return {
    ...issued,
    code: 'TC-7K3M-9QX2',
    training: {
      kind: 'trauma-informed',
      title: 'Listening to survivors',
      heldOn: '2026-03-10',
      minutes: 150,
      pointsTenths: 25,
      accreditedBy: 'Law Society',
    },
    ...given,
  }
}
