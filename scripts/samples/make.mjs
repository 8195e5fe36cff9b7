import { createHash } from 'node:crypto'
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeEvidenceFile } from './evidence.mjs'
import { sampleId, workId } from './identifiers.mjs'
import {
  candidateId,
  describeAchievement,
  describePathway,
  describePeople,
  describeRubric,
  describeSubmission,
} from './manifest.mjs'
import { readSamples } from './source.mjs'

const PROJECT_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Where the samples go when nobody says otherwise. */
export const DEFAULT_FOLDER = join(PROJECT_FOLDER, '.assay/samples')

/** Writes one evidence file into the package and returns the item for the manifest, with what its bytes are. */
async function placeEvidence(outFolder, achievement, submission, item, { revision, home }) {
  const made = await makeEvidenceFile(item, home, { subjectId: `urn:uuid:${candidateId(achievement, submission)}` })
  const path = `evidence/${achievement.slug}/${submission.slug}/revision-${revision}/${made.fileName}`
  await mkdir(dirname(join(outFolder, path)), { recursive: true })
  await writeFile(join(outFolder, path), made.bytes)
  const described = {
    id: workId(achievement, 'evidence', achievement.slug, submission.slug, item.key),
    kind: item.kind,
    mediaType: made.mediaType,
    fileName: made.fileName,
    title: item.title,
    note: item.note,
    group: item.group ?? null,
    extent: made.extent,
    path,
    ...(item.mayTravel && { mayTravel: true }),
  }
  return { item: described, sizeBytes: made.bytes.length, sha256: createHash('sha256').update(made.bytes).digest('hex') }
}

/**
 * Writes the sample intake package (`manifest.json`, evidence files, badge pictures) into a folder that is emptied first. The same
 * sources give the same bytes. Returns the manifest.
 */
export async function makeSamples(outFolder = DEFAULT_FOLDER) {
  const samples = await readSamples()
  await rm(outFolder, { recursive: true, force: true })
  await mkdir(join(outFolder, 'badges'), { recursive: true })
  const manifest = {
    format: 'assay-intake/1',
    panel: { id: sampleId('panel', samples.panel.slug), name: samples.panel.name, timeZone: samples.panel.timeZone },
    people: describePeople(samples),
    achievements: [],
    rubrics: samples.achievements.map(describeRubric),
    pathways: [],
    submissions: [],
  }
  for (const achievement of samples.achievements) {
    const imagePath = `badges/${achievement.slug}.png`
    await copyFile(achievement.badge, join(outFolder, imagePath))
    manifest.achievements.push(describeAchievement(achievement, imagePath))
    for (const submission of achievement.submissions) {
      const makeEvidence = (item, revision) => placeEvidence(outFolder, achievement, submission, item, revision)
      manifest.submissions.push(await describeSubmission(achievement, submission, makeEvidence))
    }
  }
  for (const pathway of samples.pathways) {
    const imagePath = `badges/${pathway.slug}.png`
    await copyFile(pathway.badge, join(outFolder, imagePath))
    manifest.pathways.push(describePathway(pathway, imagePath))
  }
  await writeFile(join(outFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const outFolder = resolve(process.argv[2] ?? DEFAULT_FOLDER)
  const manifest = await makeSamples(outFolder)
  console.log(`${manifest.submissions.length} sample submissions are in ${outFolder}`)
}
