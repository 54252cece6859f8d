import { type Door, ended, guards, handIn, type Person, paper, refusesBodies } from './world.ts'

const nothing: Person[] = ['otherCoordinator', 'otherLawyer', 'colleague', 'officer', 'counsellor']
const others = [...nothing, 'administrator'] as Person[]

/** They see that the matter is there, and nothing of the work on it. */
const outside: Person[] = ['stranger', 'manager', 'coordinator']

const doors: Door[] = [
  {
    what: 'GET /matters/:id',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}`),
    forbidden: [],
    blind: others,
    allowed: 'lead',
  },
  {
    what: 'PATCH /matters/:id',
    ask: (browser, w, id = w.matter.id) =>
      browser.patch(`/matters/${id}`).set('If-Match', '"any"').send({ scope: 'More' }),
    forbidden: ['stranger', 'manager', 'coordinator', 'lawyer'],
    blind: others,
    allowed: 'lead',
  },
  {
    what: 'PUT /matters/:id/offer',
    ask: (browser, w, id = w.offered.id) =>
      browser.put(`/matters/${id}/offer`).send({ firmId: w.otherFirm.id }),
    forbidden: ['stranger', 'coordinator'],
    blind: ['lawyer', ...others],
    allowed: 'manager',
  },
  {
    what: 'GET /matters/:id/slip',
    ask: (browser, w, id = w.offered.id) => browser.get(`/matters/${id}/slip`),
    forbidden: ['stranger', 'manager'],
    blind: ['lawyer', ...others],
    allowed: 'coordinator',
  },
  {
    what: 'PUT /matters/:id/conflict-check',
    ask: (browser, w, id = w.offered.id) =>
      browser.put(`/matters/${id}/conflict-check`).send({ outcome: 'clear' }),
    forbidden: ['lead', 'stranger', 'director', 'manager'],
    blind: ['lawyer', ...others],
    allowed: 'coordinator',
  },
  {
    what: 'PUT /matters/:id/closure',
    ask: (browser, w, id = w.matter.id) => browser.put(`/matters/${id}/closure`).send(ended),
    forbidden: ['stranger', 'manager', 'coordinator', 'lawyer'],
    blind: others,
    allowed: 'director',
  },
  {
    what: 'GET /matters/:id/team',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}/team`),
    forbidden: ['stranger', 'manager'],
    blind: others,
    allowed: 'coordinator',
  },
  {
    what: 'POST /matters/:id/team',
    ask: (browser, w, id = w.matter.id) =>
      browser.post(`/matters/${id}/team`).send({ userId: w.colleague.id, role: 'second' }),
    forbidden: ['lead', 'stranger', 'manager', 'lawyer'],
    blind: others,
    allowed: 'coordinator',
  },
  {
    what: 'PUT /matters/:id/team/:memberId/ending',
    ask: (browser, w, id = w.matter.id) => browser.put(`/matters/${id}/team/${w.member.id}/ending`).send({}),
    forbidden: ['lead', 'stranger', 'manager', 'lawyer'],
    blind: others,
    allowed: 'coordinator',
  },
  {
    what: 'POST /matters/:id/team/:memberId/cover',
    ask: (browser, w, id = w.matter.id) =>
      browser
        .post(`/matters/${id}/team/${w.member.id}/cover`)
        .send({ userId: w.colleague.id, startsOn: '2026-03-20', endsOn: '2026-03-22' }),
    forbidden: ['lead', 'stranger', 'manager', 'lawyer'],
    blind: others,
    allowed: 'coordinator',
  },
  {
    what: 'GET /matters/:id/notes',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}/notes`),
    forbidden: outside,
    blind: others,
    allowed: 'lawyer',
  },
  {
    what: 'POST /matters/:id/notes',
    ask: (browser, w, id = w.matter.id) => browser.post(`/matters/${id}/notes`).send({ body: 'Called' }),
    forbidden: outside,
    blind: others,
    allowed: 'lawyer',
  },
  {
    what: 'GET /matters/:id/drafts',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}/drafts`),
    forbidden: outside,
    blind: others,
    allowed: 'lawyer',
  },
  {
    what: 'POST /matters/:id/drafts',
    ask: (browser, w, id = w.matter.id) => handIn(browser, w, id),
    forbidden: outside,
    blind: others,
    allowed: 'lawyer',
  },
  {
    what: 'GET /matters/:id/drafts/:draftId/file',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}/drafts/${w.offered.id}/file`),
    forbidden: outside,
    blind: others,
    allowed: 'lawyer',
  },
  {
    what: 'PUT /matters/:id/drafts/:draftId/review',
    ask: (browser, w, id = w.matter.id) =>
      browser.put(`/matters/${id}/drafts/${w.offered.id}/review`).send({ outcome: 'approved' }),
    forbidden: ['lawyer', ...outside],
    blind: others,
    allowed: 'lead',
  },
  {
    what: 'PUT /matters/:id/drafts/:draftId/filing',
    ask: (browser, w, id = w.matter.id) =>
      browser.put(`/matters/${id}/drafts/${w.offered.id}/filing`).send({ filedOn: '2026-03-18' }),
    forbidden: ['lawyer', ...outside],
    blind: others,
    allowed: 'lead',
  },
  {
    what: 'GET /matters/:id/handovers',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}/handovers`),
    forbidden: outside,
    blind: others,
    allowed: 'lawyer',
  },
  {
    what: 'POST /matters/:id/handovers',
    ask: (browser, w, id = w.matter.id) =>
      browser.post(`/matters/${id}/handovers`).send({ deadlineId: w.offered.id, toUserId: w.lawyer.id }),
    forbidden: ['lawyer', ...outside],
    blind: others,
    allowed: 'lead',
  },
  {
    what: 'PUT /matters/:id/handovers/:handoverId/answer',
    ask: (browser, w, id = w.matter.id) =>
      browser.put(`/matters/${id}/handovers/${w.offered.id}/answer`).send({ accept: true }),
    forbidden: ['lead', 'director', ...outside],
    blind: others,
    allowed: 'lawyer',
  },
  {
    what: 'PUT /matters/:id/handovers/:handoverId/withdrawal',
    ask: (browser, w, id = w.matter.id) => browser.put(`/matters/${id}/handovers/${w.offered.id}/withdrawal`),
    forbidden: ['lawyer', ...outside],
    blind: others,
    allowed: 'lead',
  },
  {
    what: 'GET /matters/:id/closure',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}/closure`),
    forbidden: ['stranger', 'manager', 'lawyer'],
    blind: others,
    allowed: 'lead',
  },
  {
    what: 'PUT /matters/:id/documents-certificate',
    ask: (browser, w, id = w.matter.id) =>
      browser.put(`/matters/${id}/documents-certificate`).send({ certifiedOn: '2026-03-18' }),
    forbidden: ['lead', 'director', 'stranger', 'manager', 'lawyer'],
    blind: others,
    allowed: 'coordinator',
  },
  {
    what: 'PUT /matters/:id/documents-certificate/file',
    ask: (browser, w, id = w.matter.id) =>
      browser
        .put(`/matters/${id}/documents-certificate/file?name=a.pdf&certifiedOn=2026-03-18`)
        .set('Content-Type', 'application/pdf')
        .send(paper()),
    forbidden: ['stranger', 'manager', 'lawyer'],
    blind: others,
    allowed: 'coordinator',
  },
  {
    what: 'GET /matters/:id/documents-certificate/file',
    ask: (browser, w, id = w.matter.id) => browser.get(`/matters/${id}/documents-certificate/file`),
    forbidden: ['stranger', 'manager', 'lawyer'],
    blind: others,
    allowed: 'coordinator',
  },
  {
    what: 'POST /matters/:id/feedback',
    ask: (browser, w, id = w.matter.id) =>
      browser.post(`/matters/${id}/feedback`).send({ from: 'client', rating: 4 }),
    forbidden: ['coordinator', 'stranger', 'manager', 'lawyer'],
    blind: others,
    allowed: 'lead',
  },
]

for (const door of doors) guards(door)

describe('bad input about matters', () => {
  refusesBodies('POST /matters', 'lead', browser => browser.post('/matters'), [
    {},
    { kind: 'appeal' },
    { caseId: null, kind: 'appeal' },
    { caseId: 'x', kind: 'appeal' },
    { caseId: null, kind: ['centre-work'] },
    { caseId: null, kind: 'tea' },
    { caseId: null, kind: 'centre-work', scope: 5 },
    { caseId: null, kind: 'centre-work', scope: ['a'] },
    { caseId: null, kind: 'centre-work', scope: '' },
    { caseId: null, kind: 'centre-work', status: 'active' },
    { caseId: null, kind: 'centre-work', firmId: '0190a0a0-0000-7000-8000-000000000000' },
    { caseId: null, kind: 'centre-work', minutesGiven: 5000 },
    { caseId: null, kind: 'centre-work', conflictCheck: 'clear' },
  ])
  refusesBodies(
    'PATCH /matters/:id',
    'lead',
    (browser, w) => browser.patch(`/matters/${w.matter.id}`).set('If-Match', '"any"'),
    [
      {},
      { scope: 1 },
      { scope: ['a'] },
      { status: 'closed' },
      { firmId: null },
      { scope: 'x'.repeat(20_001) },
    ],
  )
  refusesBodies('PUT offer', 'manager', (browser, w) => browser.put(`/matters/${w.offered.id}/offer`), [
    {},
    { firmId: 'x' },
    { firmId: ['0190a0a0-0000-7000-8000-000000000000'] },
    { firmId: '0190a0a0-0000-7000-8000-000000000000', status: 'active' },
  ])
  refusesBodies(
    'PUT conflict-check',
    'coordinator',
    (browser, w) => browser.put(`/matters/${w.offered.id}/conflict-check`),
    [
      {},
      { outcome: 'none' },
      { outcome: ['clear'] },
      { outcome: 'clear', checkedOn: '2026-02-31' },
      { outcome: 'clear', checkedOn: '2026-03-19' },
      { outcome: 'clear', checkedOn: '2026-01-31' },
      { outcome: 'clear', checkedOn: 20260301 },
      { outcome: 'clear', status: 'active' },
    ],
  )
  refusesBodies('PUT closure', 'director', (browser, w) => browser.put(`/matters/${w.matter.id}/closure`), [
    {},
    { ...ended, closedOn: '2026-02-31' },
    { ...ended, closedOn: '2026-03-19' },
    { ...ended, closedOn: '2026-01-31' },
    { ...ended, closedOn: ['2026-03-01'] },
    { ...ended, reason: 'done' },
    { ...ended, documents: { fate: 'lost' } },
    { ...ended, documents: { fate: 'returned' } },
    { ...ended, documents: { fate: 'returned', on: '2026-02-31' } },
    { ...ended, outcomes: [{ ground: 'TORTURE', result: 'won' }] },
    { ...ended, outcomes: [{ ground: 'TEA', result: 'rejected' }] },
    {
      ...ended,
      outcomes: [
        { ground: 'TORTURE', result: 'rejected' },
        { ground: 'TORTURE', result: 'pending' },
      ],
    },
    { ...ended, told: { toldOn: '2026-03-19', language: 'ur' } },
    { ...ended, told: { toldOn: '2026-01-31', language: 'ur' } },
    { ...ended, told: { toldOn: '2026-03-18', language: 'Urdu' } },
    { ...ended, told: { toldOn: '2026-03-18' } },
    { ...ended, despite: '' },
  ])
  refusesBodies('POST feedback', 'lead', (browser, w) => browser.post(`/matters/${w.matter.id}/feedback`), [
    {},
    { from: 'client' },
    { from: 'court', rating: 3 },
    { from: 'client', rating: 0 },
    { from: 'client', rating: 6 },
    { from: 'client', rating: 2.5 },
    { from: 'client', rating: 3, words: '' },
  ])
  refusesBodies(
    'PUT documents-certificate',
    'coordinator',
    (browser, w) => browser.put(`/matters/${w.matter.id}/documents-certificate`),
    [{}, { certifiedOn: 'today' }, { certifiedOn: '2026-03-18', words: '' }, { fate: 'returned' }],
  )
  refusesBodies('POST team', 'coordinator', (browser, w) => browser.post(`/matters/${w.matter.id}/team`), [
    {},
    { userId: 'x', role: 'lead' },
    { userId: '0190a0a0-0000-7000-8000-000000000000', role: 'lead' },
    { userId: '0190a0a0-0000-7000-8000-000000000000', role: ['lead'] },
    { userId: '0190a0a0-0000-7000-8000-000000000000', role: 'lead', endsOn: '2026-12-31' },
    { userId: '0190a0a0-0000-7000-8000-000000000000', role: 'lead', startsOn: '2026-02-31' },
    { userId: '0190a0a0-0000-7000-8000-000000000000', role: 'lead', startsOn: '2026-01-31' },
  ])
  refusesBodies(
    'PUT team ending',
    'coordinator',
    (browser, w) => browser.put(`/matters/${w.matter.id}/team/${w.member.id}/ending`),
    [
      { endsOn: '2026-02-31' },
      { endsOn: '2026-01-31' },
      { endsOn: ['2026-03-31'] },
      { startsOn: '2026-03-01' },
    ],
  )
})
