import { type Door, guards, type Person } from '../matters/world.ts'
import { fileProof, given, override } from './events.ts'

const firmPeople: Person[] = ['coordinator', 'otherCoordinator', 'otherLawyer', 'colleague']

const doors: Door[] = [
  {
    what: 'GET /clients/:id/consents',
    ask: (browser, w, id = w.client.id) => browser.get(`/clients/${id}/consents`),
    forbidden: ['stranger', 'lawyer'],
    blind: [...firmPeople, 'manager', 'officer', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
  {
    what: 'POST /clients/:id/consents',
    ask: (browser, w, id = w.client.id) => browser.post(`/clients/${id}/consents`).send(given(w)),
    forbidden: ['stranger', 'lawyer'],
    blind: [...firmPeople, 'manager', 'officer', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
  {
    what: 'POST /clients/:id/consent-proofs',
    ask: (browser, w, id = w.client.id) => fileProof(browser, w, id),
    forbidden: ['stranger', 'lawyer'],
    blind: [...firmPeople, 'manager', 'officer', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
  {
    what: 'GET /consents/:id/proof',
    ask: (browser, w, id = w.consent.id) => browser.get(`/consents/${id}/proof`),
    forbidden: ['officer'],
    blind: [...firmPeople, 'lawyer', 'stranger', 'manager', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
  {
    what: 'GET /clients/:id/disclosures',
    ask: (browser, w, id = w.client.id) => browser.get(`/clients/${id}/disclosures`),
    forbidden: ['stranger', 'lawyer'],
    blind: [...firmPeople, 'manager', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
  {
    what: 'POST /clients/:id/consent-overrides',
    ask: (browser, w, id = w.client.id) => browser.post(`/clients/${id}/consent-overrides`).send(override()),
    forbidden: ['stranger', 'lead', 'lawyer'],
    blind: [...firmPeople, 'manager', 'officer', 'administrator', 'counsellor'],
    allowed: 'director',
  },
  {
    what: 'PUT /consents/:id/withdrawal',
    ask: (browser, w, id = w.consent.id) => browser.put(`/consents/${id}/withdrawal`),
    forbidden: ['officer'],
    blind: [...firmPeople, 'lawyer', 'stranger', 'manager', 'administrator', 'counsellor'],
    allowed: 'lead',
  },
]
for (const door of doors) guards(door)
