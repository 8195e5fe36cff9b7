import type { Achievement, Allocation, EvidenceItem, Rubric, Submission } from '../../../shared/domain'
import { newId } from '../../../shared/domain'
import type { Account, Change, ChangesPage } from '../../../shared/protocol'
import { accountDatabaseName, argon2id, createKeyVault, type KeyVault, type VaultStorage } from '../../../shared/vault'
import { openStore, type QueueQuery } from '../../../renderer/store'
import { openReplica } from '../../../renderer/store/replica'

/** A store filled as sync would fill it, for tests of what reads and writes it. */

/** The whole queue by due date. */
export const EVERYTHING: QueueQuery = {
  view: 'all',
  search: '',
  achievementIds: [],
  dueOnOrBefore: null,
  offlineOnly: false,
  sort: { by: 'due', direction: 'ascending' },
  offset: 0,
  limit: 200,
}

export const HUB_ID = '0b8f4a52-7f0e-4d0f-9b57-0c9a8b1f2e11'

/** A vault in memory on the real code, unlocked. `storage` can be handed to a second one. */
export async function openVault(storage: VaultStorage = memoryStorage()): Promise<KeyVault> {
  const vault = createKeyVault({
    storage,
    keychain: null,
    crypto,
    argon2: argon2id,
    cost: { memoryKiB: 64, passes: 1, lanes: 1 },
  })
  const passphrase = 'a passphrase for tests'
  if ((await vault.status()).exists) await vault.unlock({ with: 'passphrase', passphrase })
  else await vault.create({ passphrase })
  return vault
}

export function memoryStorage(): VaultStorage & { content: Uint8Array | null; aside: (Uint8Array | null)[] } {
  return {
    content: null,
    aside: [],
    async read() {
      return this.content?.slice() ?? null
    },
    async replace(bytes) {
      this.content = bytes.slice()
    },
    async setAside() {
      this.aside.push(this.content)
      this.content = null
    },
  }
}

/** An account with a database of its own. */
export async function makeAccount(roles: Account['person']['roles'] = ['assessor']): Promise<Account> {
  const personId = newId()
  return {
    database: await accountDatabaseName(crypto, HUB_ID, personId),
    person: { id: personId, name: 'Ines Okafor', roles, panels: [] },
    hub: { id: HUB_ID, name: 'Sample panel', timeZone: 'Europe/Berlin' },
  }
}

export const LEVELS = ['Beginning', 'Developing', 'Proficient', 'Exemplary']

export function makeRubric(achievementId: string): Rubric {
  return {
    id: newId(),
    achievementId,
    version: 1,
    state: 'published',
    title: 'Data storytelling',
    cutScore: null,
    criteria: ['Audience and purpose', 'Honest representation', 'Visual craft'].map((title, at) => ({
      id: newId(),
      code: `C${at + 1}`,
      title,
      description: '',
      weight: 1,
      hurdleLevelId: null,
      levels: LEVELS.map((name, points) => ({ id: newId(), title: name, descriptor: `${name} work`, points })),
    })),
  }
}

export function makeAchievement(change: Partial<Achievement> = {}): Achievement {
  return {
    id: newId(),
    name: 'Data storytelling for public health',
    field: 'Public health',
    description: 'Shows what data say, and what they do not.',
    criteriaNarrative: 'Plan, make and test a data story.',
    tags: [],
    rubricId: newId(),
    rubricVersion: 1,
    policy: {
      assessors: 1,
      blind: false,
      evidenceLinksRequired: true,
      releaseDelaySeconds: 20,
      promiseWorkingDays: 10,
      leaseDays: 14,
    },
    ...change,
  }
}

export function makeEvidence(change: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    id: newId(),
    kind: 'portfolio',
    mediaType: 'application/pdf',
    fileName: 'report.pdf',
    title: 'Vaccination dashboard: design report',
    note: '',
    sizeBytes: 1000,
    sha256: '0'.repeat(64),
    chunkSha256: ['0'.repeat(64)],
    group: null,
    extent: { unit: 'pages', count: 18 },
    vouch: null,
    renditions: [],
    ...change,
  }
}

const NAMES = ['Amara Nwosu', 'Björn Åkesson', 'Chloé Durand', 'Dmitri Volkov', 'Élodie Petit', 'Farid Haddad', 'Grace Lin']

export type World = {
  account: Account
  achievements: Achievement[]
  rubrics: Rubric[]
  submissions: Submission[]
  allocations: Allocation[]
}

/** So many submissions for one assessor, due on the days after `firstDue`. */
export function makeWorld(account: Account, count: number, { firstDue = '2026-11-23', days = 14 } = {}): World {
  const achievements = [makeAchievement(), makeAchievement({ name: 'Peer mentoring in clinical teams', field: 'Nursing' })]
  const rubrics = achievements.map((achievement) => ({ ...makeRubric(achievement.id), id: achievement.rubricId }))
  const submissions: Submission[] = []
  const allocations: Allocation[] = []
  for (let at = 0; at < count; at++) {
    const achievement = achievements[at % 2] as Achievement
    const submission: Submission = {
      id: newId(),
      achievementId: achievement.id,
      candidate: { pseudonym: '7F3K-Q2', name: `${NAMES[at % NAMES.length]} ${at}` },
      revision: 1,
      state: 'open',
      receivedAt: new Date(Date.UTC(2026, 10, 1, 0, 0, at)).toISOString(),
      narrative: 'What I set out to do.',
      evidence: [makeEvidence(), makeEvidence({ kind: 'project', mediaType: 'application/zip', title: `archive-${at}.zip` })],
      earlierDecision: null,
    }
    submissions.push(submission)
    allocations.push({
      id: newId(),
      submissionId: submission.id,
      submissionRevision: 1,
      assessorId: account.person.id,
      task: 'assess',
      state: 'accepted',
      revision: 1,
      dueOn: new Date(Date.parse(`${firstDue}T00:00:00Z`) + (at % days) * 86_400_000).toISOString().slice(0, 10),
      leaseUntil: '2026-12-30T00:00:00.000Z',
      rubricId: achievement.rubricId,
      rubricVersion: 1,
    })
  }
  return { account, achievements, rubrics, submissions, allocations }
}

/** The world as the feed would tell it. */
export function changesOf(world: World): Change[] {
  return [
    ...world.achievements.map((body): Change => ({ op: 'put', kind: 'achievement', id: body.id, body })),
    ...world.rubrics.map((body): Change => ({ op: 'put', kind: 'rubric', id: body.id, body })),
    ...world.submissions.flatMap((body, at): Change[] => {
      const allocation = world.allocations[at] as Allocation
      return [
        { op: 'put', kind: 'submission', id: body.id, body },
        { op: 'put', kind: 'allocation', id: allocation.id, body: allocation },
      ]
    }),
  ]
}

let pages = 0

/** These changes as a page of the feed, at a time when the leases of the world run. */
export function pageOf(changes: Change[], change: Partial<ChangesPage> = {}): ChangesPage {
  return { changes, cursor: `cursor-${++pages}`, more: false, hubTime: '2026-11-21T12:00:00.000Z', lineage: HUB_ID, ...change }
}

export const CLOCK = () => new Date('2026-11-21T12:00:00.000Z')

/** A store with so many submissions in it, and the replica by which more can be brought in. */
export async function openSampleStore(
  count = 3,
  options: { vault?: KeyVault; clock?: () => Date; steady?: () => number; roles?: Account['person']['roles'] } = {},
) {
  const account = await makeAccount(options.roles)
  const vault = options.vault ?? (await openVault())
  const clock = options.clock ?? CLOCK
  const world = makeWorld(account, count)
  const steady = options.steady ?? (() => 0)
  const replica = await openReplica({ database: account.database, vault, account, clock, steady })
  await pull(replica, changesOf(world))
  const store = await openStore({ database: account.database, vault, account, clock, steady })
  return { store, replica, vault, world, account, clock }
}

/** Applies changes as pages of at most 1000, as sync does. */
export async function pull(replica: Awaited<ReturnType<typeof openReplica>>, changes: Change[]): Promise<void> {
  for (let at = 0; at < Math.max(1, changes.length); at += 1000) {
    const { cursor } = await replica.position()
    await replica.applyPage(pageOf(changes.slice(at, at + 1000)), cursor)
  }
}
