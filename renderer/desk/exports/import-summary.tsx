import { Checkbox, NativeSelect } from '@mantine/core'
import { type EvidenceItem, findQuote, type ImportEntry } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import { shorten } from '../../review'
import classes from './exports.module.css'
import type { Importing } from './use-import'

const STATES = ['new', 'changed', 'same', 'unplaceable', 'elsewhere', 'unreadable'] as const
/** Enough to see what it is about; thousands would only slow the dialog down. */
const SHOWN = 5
const SHOWN_CHANGES = 100
const SHOWN_SOURCES = 12
const SNIPPET = 160

type Entry<State extends ImportEntry['state']> = Extract<ImportEntry, { state: State }>

/** What would become of the notes in a file, kind by kind, with what a person can decide about them. */
export function ImportSummary({ importing, evidence }: { importing: Importing; evidence: readonly EvidenceItem[] }) {
  const t = useTexts('feedback')
  const formats = useFormats()
  return (
    <div className={classes.summary}>
      {STATES.map((state) => {
        const entries = importing.entries.filter((entry) => entry.state === state)
        if (entries.length === 0) return null
        return (
          <section key={state} className={classes.kind} data-state={state} aria-label={t(`import.state.${state}`)}>
            <h3>
              {t(`import.state.${state}`)} <span>{formats.number(entries.length)}</span>
            </h3>
            <p>{t(`import.explain.${state}`)}</p>
            {state === 'changed' && <Changes importing={importing} entries={entries as Entry<'changed'>[]} />}
            {state === 'elsewhere' && (
              <Sources importing={importing} entries={entries as Entry<'elsewhere'>[]} evidence={evidence} />
            )}
            {(state === 'new' || state === 'unplaceable') && <Examples entries={entries} evidence={evidence} />}
          </section>
        )
      })}
    </div>
  )
}

function Examples({ entries, evidence }: { entries: readonly ImportEntry[]; evidence: readonly EvidenceItem[] }) {
  const t = useTexts('feedback')
  const titleOf = (entry: ImportEntry) =>
    'annotation' in entry ? (evidence.find(({ id }) => id === entry.annotation.evidenceId)?.title ?? '') : ''
  return (
    <ul className={classes.examples}>
      {entries.slice(0, SHOWN).map((entry, at) => {
        const title = titleOf(entry)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: what isn't understood has no id, and the list never changes its order.
          <li key={at}>
            {wordsOf(entry) || t('import.noWords')} {title !== '' && <span>{t('import.onItem', { title })}</span>}
          </li>
        )
      })}
      {entries.length > SHOWN && <li className={classes.more}>{t('import.moreOf', { count: entries.length - SHOWN })}</li>}
    </ul>
  )
}

/** Mine and the file's side by side; only what is ticked replaces mine. */
function Changes({ importing, entries }: { importing: Importing; entries: readonly Entry<'changed'>[] }) {
  const t = useTexts('feedback')
  const ids = entries.map(({ annotation }) => annotation.id)
  const chosen = ids.filter((id) => importing.replaced.has(id))
  return (
    <>
      <Checkbox
        size="xs"
        label={t('import.takeChanged')}
        checked={chosen.length === ids.length}
        indeterminate={chosen.length > 0 && chosen.length < ids.length}
        onChange={(event) => importing.replace(event.currentTarget.checked ? ids : [])}
      />
      <ul className={classes.changes}>
        {entries.slice(0, SHOWN_CHANGES).map(({ annotation, mine }) => (
          <li key={annotation.id}>
            <Checkbox
              size="xs"
              aria-label={`${t('import.takeChanged')}: ${wordsOf({ state: 'new', annotation: mine })}`}
              checked={importing.replaced.has(annotation.id)}
              onChange={(event) => {
                const others = chosen.filter((id) => id !== annotation.id)
                importing.replace(event.currentTarget.checked ? [...others, annotation.id] : others)
              }}
            />
            <dl>
              <dt>{t('import.mine')}</dt>
              <dd>{wordsOf({ state: 'new', annotation: mine }) || t('import.noWords')}</dd>
              <dt>{t('import.theirs')}</dt>
              <dd>{wordsOf({ state: 'new', annotation }) || t('import.noWords')}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </>
  )
}

type SourcesProps = { importing: Importing; entries: readonly Entry<'elsewhere'>[]; evidence: readonly EvidenceItem[] }

/** Each file that they speak of, with the item that it is here, if any: a person may know it under another name. */
function Sources({ importing, entries, evidence }: SourcesProps) {
  const t = useTexts('feedback')
  const sources = [...new Set([...importing.assigned.keys(), ...entries.map(({ source }) => source)])].filter(
    (source) => source !== '',
  )
  return (
    <ul className={classes.sources}>
      {sources.slice(0, SHOWN_SOURCES).map((source) => (
        <li key={source}>
          <span>{shorten(source, 80)}</span>
          <NativeSelect
            size="xs"
            aria-label={`${t('import.assign')}: ${source}`}
            value={importing.assigned.get(source) ?? ''}
            onChange={(event) => importing.assign(source, evidence.find(({ id }) => id === event.currentTarget.value) ?? null)}
            data={[
              { value: '', label: t('import.assignNone') },
              ...evidence.map(({ id, title }) => ({ value: id, label: shorten(title, 60) })),
            ]}
          />
        </li>
      ))}
      {sources.length > SHOWN_SOURCES && (
        <li className={classes.more}>{t('import.moreOf', { count: sources.length - SHOWN_SOURCES })}</li>
      )}
    </ul>
  )
}

/** What a note says, or else what it marks. */
function wordsOf(entry: ImportEntry): string {
  if (entry.state === 'unreadable') return ''
  const words =
    'annotation' in entry ? entry.annotation.comment || (findQuote(entry.annotation.selectors)?.exact ?? '') : entry.words
  return shorten(words, SNIPPET)
}
