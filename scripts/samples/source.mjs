import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The readable sources of the sample data. */
export const SAMPLES_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../resources/samples')

const readJson = async (...path) => JSON.parse(await readFile(join(...path), 'utf8'))

async function foldersIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** Reads one revision's `revision-N` folder; null where the candidate never handed one in. */
async function readRevision(folder, revision) {
  if (!(await foldersIn(folder)).includes(`revision-${revision}`)) return null
  const home = join(folder, `revision-${revision}`)
  const record = await readJson(home, 'revision.json')
  const narrative = await readFile(join(home, 'narrative.md'), 'utf8')
  return { ...record, revision, narrative: narrative.trim(), home }
}

/** What was handed in already, oldest first, by whom `submission.json` names. */
async function readAssessments(folder, people) {
  const assessments = []
  for (const person of people) assessments.push({ person, ...(await readJson(folder, 'assessments', `${person}.json`)) })
  return assessments
}

/**
 * Reads a candidate's folder: `submission.json` and the revision folders. The lowest revision there is what is handed in first, the
 * one after it waits until the hub is told that the candidate resubmits.
 */
async function readSubmission(achievement, candidate) {
  const folder = join(SAMPLES_FOLDER, achievement, candidate)
  const record = await readJson(folder, 'submission.json')
  const current = await readRevision(folder, record.revision)
  if (!current) throw new Error(`${folder} has no revision ${record.revision}`)
  const next = await readRevision(folder, record.revision + 1)
  const handedIn = await readAssessments(folder, record.handedIn ?? [])
  return { ...record, slug: candidate, current, next, handedIn }
}

/** Reads one achievement with its rubric and submissions. */
async function readAchievement(slug) {
  const folder = join(SAMPLES_FOLDER, slug)
  const submissions = []
  for (const candidate of await foldersIn(folder)) submissions.push(await readSubmission(slug, candidate))
  return {
    ...(await readJson(folder, 'achievement.json')),
    slug,
    criteriaNarrative: (await readFile(join(folder, 'criteria.md'), 'utf8')).trim(),
    rubric: await readJson(folder, 'rubric.json'),
    badge: join(folder, 'badge.png'),
    submissions,
  }
}

/** Reads what is earned by earning several achievements. */
async function readPathway(slug) {
  const folder = join(SAMPLES_FOLDER, slug)
  const criteriaNarrative = (await readFile(join(folder, 'criteria.md'), 'utf8')).trim()
  return { ...(await readJson(folder, 'pathway.json')), slug, criteriaNarrative, badge: join(folder, 'badge.png') }
}

/** Everything under `resources/samples`, as written; ids and defaults come later. */
export async function readSamples() {
  const panel = await readJson(SAMPLES_FOLDER, 'panel.json')
  const achievements = []
  for (const slug of panel.achievements) achievements.push(await readAchievement(slug))
  const pathways = []
  for (const slug of panel.pathways) pathways.push(await readPathway(slug))
  return { ...panel, achievements, pathways }
}
