import { type Door, guards, type Person } from './world.ts'

const nothing: Person[] = [
  'otherCoordinator',
  'otherLawyer',
  'colleague',
  'officer',
  'counsellor',
  'administrator',
]

const doors: Door[] = [
  {
    what: 'GET /matters/:id/proposal',
    ask: (browser, w, id = w.offered.id) => browser.get(`/matters/${id}/proposal`),
    forbidden: ['stranger', 'coordinator'],
    blind: ['lawyer', ...nothing],
    allowed: 'manager',
  },
  {
    what: 'GET /matters/:id/placement',
    ask: (browser, w, id = w.offered.id) => browser.get(`/matters/${id}/placement`),
    forbidden: ['stranger', 'coordinator'],
    blind: ['lawyer', ...nothing],
    allowed: 'manager',
  },
  {
    what: 'POST /matters/:id/placement',
    ask: (browser, w, id = w.offered.id) => browser.post(`/matters/${id}/placement`).send({}),
    forbidden: ['stranger', 'coordinator'],
    blind: ['lawyer', ...nothing],
    allowed: 'manager',
  },
  {
    what: 'PUT /matters/:id/placement/order',
    ask: (browser, w, id = w.offered.id) =>
      browser
        .put(`/matters/${id}/placement/order`)
        .set('If-Match', '"any"')
        .send({ firmIds: [w.firm.id], reason: 'So' }),
    forbidden: ['stranger', 'coordinator'],
    blind: ['lawyer', ...nothing],
    allowed: 'manager',
  },
  {
    what: 'PUT /matters/:id/placement/stop',
    ask: (browser, w, id = w.offered.id) => browser.put(`/matters/${id}/placement/stop`),
    forbidden: ['stranger', 'coordinator'],
    blind: ['lawyer', ...nothing],
    allowed: 'lead',
  },
  {
    what: 'PUT /matters/:id/offer/answer',
    ask: (browser, w, id = w.offered.id) =>
      browser.put(`/matters/${id}/offer/answer`).send({ answer: 'yes' }),
    forbidden: ['lead', 'stranger', 'director', 'manager'],
    blind: ['lawyer', ...nothing],
    allowed: 'coordinator',
  },
  {
    what: 'PUT /matters/:id/offer/condition',
    ask: (browser, w, id = w.offered.id) =>
      browser.put(`/matters/${id}/offer/condition`).send({ accept: true }),
    forbidden: ['stranger', 'coordinator'],
    blind: ['lawyer', ...nothing],
    allowed: 'lead',
  },
]

for (const door of doors) guards(door)
