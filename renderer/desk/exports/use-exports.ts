import { useState } from 'react'
import { type EvidenceItem, newId, shownFile, type Suggestion, toAnnotationCollection } from '../../../shared/domain'
import { bindKeys, notify, saveCopy, useLanguage, useShortcuts, useTexts } from '../../kit'
import { makeAnnotatedPdf, makeFeedbackPdf, notesAsMarkdown, pdfNotesOf } from '../../review'
import { type DeskRecord, useStore } from '../../store'
import { useLetter } from '../outcome/feedback/use-letter'
import type { SessionView } from '../session/desk-session'
import { EXPORT_KEYS } from './export-keys'
import { baseName, safeFileName } from './file-name'
import { useMaking } from './use-making'
import { useNoteWords } from './use-note-words'

type Desk = {
  record: DeskRecord
  view: SessionView
  suggestion: Suggestion
  /** The item that is open; null for the narrative and the earlier decision. */
  item: EvidenceItem | null
  readOnly: boolean
}

type FileKind = { extension: string; mediaType: string }

const PDF: FileKind = { extension: 'pdf', mediaType: 'application/pdf' }
const MARKDOWN: FileKind = { extension: 'md', mediaType: 'text/markdown' }
const JSON_LD: FileKind = { extension: 'jsonld', mediaType: 'application/ld+json' }

export type Exports = ReturnType<typeof useExports>

/** Everything that leaves the desk as a file, from its menu and from the palette. What can't be done now is null. */
export function useExports({ record, view, suggestion, item, readOnly }: Desk) {
  const store = useStore()
  const t = useTexts('feedback')
  const language = useLanguage()
  const words = useNoteWords()
  const making = useMaking()
  const [isImporting, setImporting] = useState(false)
  const [isAsking, setAsking] = useState<{ goOn(): void } | null>(null)
  const [unwritten, setUnwritten] = useState<{ characters: readonly string[]; onAnyway(): void } | null>(null)
  const letter = useLetter(record, view.assessment, suggestion)
  const { allocation, submission, rubric } = record
  const { pseudonym } = submission.candidate
  const { annotations } = view
  const own = item ? annotations.filter((annotation) => annotation.evidenceId === item.id) : []

  const save = (name: string, { extension, mediaType }: FileKind, content: string | Uint8Array<ArrayBuffer>) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return saveCopy({ fileName: safeFileName(name, extension), mediaType, bytes })
  }
  const attempt = (work: () => Promise<unknown>) => () => {
    work().catch(() => notify({ kind: 'failed', message: t('export.failed.other') }))
  }

  // Once it is sent nothing can be written any more, and a referral tells the candidate no feedback at all.
  const isEmpty = !readOnly && view.assessment.recommendation !== 'referred' && view.assessment.feedback.trim() === ''
  const unlessEmpty = (goOn: () => void) => () => (isEmpty ? setAsking({ goOn }) : goOn())

  const feedbackPdf = attempt(async () => {
    const made = await making.wait(makeFeedbackPdf(letter, { title: t('letter.title'), language: tagOf(language) }))
    if (!made) return
    const keep = () => save(t('export.name.feedback', { pseudonym }), PDF, made.bytes)
    if (made.missing.length === 0) await keep()
    else setUnwritten({ characters: made.missing, onAnyway: attempt(keep) })
  })
  const feedbackMarkdown = attempt(() => save(t('export.name.feedback', { pseudonym }), MARKDOWN, letter))

  const annotatedPdf = (of: EvidenceItem) =>
    attempt(async () => {
      const answer = await store.evidence.read(allocation.id, shownFile(of).id)
      if (!answer.ok) return notify({ kind: 'failed', message: t('export.failed.unreadable') })
      const kept = await store.desk.placements(allocation.id)
      const notes = pdfNotesOf(of, annotations, kept, rubric, words.notFound)
      const made = await making.wait(makeAnnotatedPdf(new Uint8Array(answer.bytes), notes, t('export.author')))
      if (!made) return
      if (!made.ok) return notify({ kind: 'failed', message: t(`export.failed.${made.reason}`) })
      const isSaved = await save(t('export.name.annotated', { name: baseName(of.fileName) }), PDF, made.bytes)
      if (isSaved && made.withoutPlace > 0) {
        notify({ kind: 'hint', message: t('export.notPlaced', { count: made.withoutPlace }) })
      }
    })
  const notes = (of: EvidenceItem) =>
    attempt(() =>
      save(t('export.name.notes', { name: baseName(of.fileName) }), MARKDOWN, notesAsMarkdown(of, annotations, rubric, words)),
    )

  const collection = (of: typeof annotations, name: string) =>
    attempt(() => {
      const about = { id: newId(), label: name, generatedAt: new Date().toISOString() }
      return save(name, JSON_LD, JSON.stringify(toAnnotationCollection(of, about), null, 2))
    })
  const allWork = attempt(async () => {
    const text = await store.desk.exportWork(allocation.id)
    const isSaved = await save(`${pseudonym}.assessment`, { extension: 'json', mediaType: 'application/json' }, text)
    if (isSaved) notify({ message: t('export.workSaved') })
  })

  const isPdf = item !== null && shownFile(item).mediaType === PDF.mediaType
  const runs = {
    feedbackPdf: unlessEmpty(feedbackPdf),
    feedbackMarkdown: unlessEmpty(feedbackMarkdown),
    annotatedPdf: item && isPdf && own.length > 0 ? annotatedPdf(item) : null,
    notes: item && own.length > 0 ? notes(item) : null,
    itemAnnotations: item && own.length > 0 ? collection(own, t('export.name.notes', { name: baseName(item.fileName) })) : null,
    annotations: annotations.length > 0 ? collection(annotations, t('export.name.annotations', { pseudonym })) : null,
    allWork,
    import: readOnly ? null : () => setImporting(true),
  }
  useShortcuts(
    bindKeys(EXPORT_KEYS, t, {
      'desk.export.feedbackPdf': runs.feedbackPdf,
      'desk.export.feedbackMarkdown': runs.feedbackMarkdown,
      'desk.export.annotatedPdf': runs.annotatedPdf ?? undefined,
      'desk.export.notes': runs.notes ?? undefined,
      'desk.export.itemAnnotations': runs.itemAnnotations ?? undefined,
      'desk.export.annotations': runs.annotations ?? undefined,
      'desk.export.allWork': runs.allWork,
      'desk.import': runs.import ?? undefined,
    }),
  )
  return {
    runs,
    hasItem: item !== null,
    making: making.shown,
    isImporting,
    closeImport: () => setImporting(false),
    /** The feedback that is to be exported is empty: how to go on with it all the same; null where nothing is asked. */
    empty: isAsking,
    closeEmpty: () => setAsking(null),
    /** The feedback's PDF would have question marks instead of these characters; null where it is whole. */
    unwritten: unwritten && { ...unwritten, onMarkdown: feedbackMarkdown, onClose: () => setUnwritten(null) },
  }
}

/** The pseudo-locale is no language that a document could be in. */
function tagOf(language: string): string {
  return language === 'ar-XB' ? 'en' : language
}
