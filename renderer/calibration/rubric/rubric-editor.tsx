import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { contentOf, type PastDecision, type RubricContent } from '../../../shared/domain'
import { bindKeys, ConfirmDialog, notify, useShortcuts, useTexts } from '../../kit'
import { type LookAsked, type RubricRecord, useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import { addCriterion, MOST_CRITERIA } from '../editor/edit'
import { CriterionCard } from '../editor/criterion-card'
import { ElsewhereLine } from '../editor/elsewhere-line'
import editor from '../editor/editor.module.css'
import { useGapWords } from '../editor/gap-words'
import { findGaps, gapsOf, RUBRIC_FIELD } from '../editor/gaps'
import { RuleCard } from '../editor/rule-card'
import { RUBRIC_EDITOR_KEYS } from '../editor/rubric-keys'
import { useRubricEditing } from '../editor/use-rubric-editing'
import { changedIds, EffectCard } from '../effect/effect-card'
import { TagDialog } from '../effect/tag-dialog'
import { useEffectOfRule } from '../effect/use-effect-of-rule'
import { ImportDialog } from '../exchange/import-dialog'
import { isTagged } from '../looks/is-tagged'
import { LooksCard } from '../looks/looks-card'
import { PublicationLine } from '../publish/publication-line'
import { PublishDialog } from '../publish/publish-dialog'
import { SupersededLine } from '../publish/superseded-line'
import { CompareView, type Side } from '../versions/compare-view'
import { VersionsCard } from '../versions/versions-card'
import { RubricHeader } from './rubric-header'

type Props = { record: RubricRecord; onDiscarded(): void; onTakeOther(): void }

/** The room of one rubric: what it says, what another rule would have made of past decisions, and its versions. */
export function RubricEditor({ record, onDiscarded, onTakeOther }: Props) {
  const t = useTexts('rubricEditor')
  const [, go] = useLocation()
  const { calibration, rubrics } = useStore()
  const { achievement, versions, publication, draft } = record
  const editing = useRubricEditing(record)
  const [compared, setCompared] = useState<{ from: Side; to: Side } | null>(null)
  const [asks, setAsks] = useState<'publish' | 'import' | 'discard' | { tag: string[] } | null>(null)
  const past = useStoreQuery(() => calibration.pastDecisions(achievement.id), [achievement.id])
  const current = versions[0] as RubricRecord['versions'][number]
  const { content, basedOn } = editing
  const effect = useEffectOfRule(past, versions, current, content)
  const gaps = findGaps(content)
  const gapAt = useGapWords(gaps)
  const isWaiting = publication?.state === 'waiting'
  const isUntouched = draft === null && editing.saved === 'untouched'
  const isBehind = basedOn.rubricVersion !== current.version
  const looks = useStoreQuery(() => rubrics.looksAsked(achievement.id), [achievement.id]) ?? []
  const untagged = (ids: readonly string[]) => withoutTagged(ids, past ?? [], looks)
  const add = () => editing.change(addCriterion)
  const publish = () => {
    if (gaps.length > 0) return notify({ kind: 'hint', message: t('publish.gaps', { count: gaps.length }) })
    setAsks('publish')
  }
  const mayPublish = !isWaiting && !isUntouched && !isBehind && !isSame(content, current)
  const discard = async () => {
    await editing.settled()
    const isGone = await rubrics.discardDraft(achievement.id).catch(() => false)
    if (!isGone) return notify({ kind: 'failed', message: t('draft.notDiscarded') })
    onDiscarded()
    notify({ message: t('draft.discarded') })
  }
  const toggleView = () => setCompared(compared === null ? { from: current.version, to: 'draft' } : null)
  useShortcuts(
    bindKeys(RUBRIC_EDITOR_KEYS, t, {
      ...(editing.canUndo && !isWaiting && { 'rubric-editor.undo': editing.undo }),
      ...(editing.canRedo && !isWaiting && { 'rubric-editor.redo': editing.redo }),
      ...(!isWaiting && content.criteria.length < MOST_CRITERIA && { 'rubric-editor.add': add }),
      ...(mayPublish && { 'rubric-editor.publish': publish }),
      'rubric-editor.view': toggleView,
      'rubric-editor.back': () => go('/calibration'),
    }),
  )
  return (
    <div className={classes.page}>
      <RubricHeader
        record={record}
        editing={editing}
        isWaiting={isWaiting}
        isComparing={compared !== null}
        gaps={gaps.length}
        mayPublish={mayPublish}
        onView={toggleView}
        onImport={() => setAsks('import')}
        onDiscard={isUntouched || isWaiting ? null : () => setAsks('discard')}
        onPublish={publish}
      />
      <div className={editor.columns}>
        <div>
          <PublicationLine achievementId={achievement.id} publication={publication} />
          <ElsewhereLine record={record} onTake={onTakeOther} />
          <SupersededLine editing={editing} versions={versions} current={current} isLocked={isWaiting} />
          {compared !== null ? (
            <CompareView all={versions} draft={content} {...compared} onChoose={(from, to) => setCompared({ from, to })} />
          ) : (
            <fieldset className={editor.form} disabled={isWaiting} aria-label={t('title')}>
              <RuleCard content={content} gapAt={gapAt} onChange={editing.change} />
              {content.criteria.map((criterion, at) => (
                <CriterionCard
                  key={criterion.id}
                  criterion={criterion}
                  at={at}
                  count={content.criteria.length}
                  gaps={gapsOf(gaps, criterion.id)}
                  onChange={editing.change}
                  onUndo={editing.undo}
                />
              ))}
              <div className={editor.foot}>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} />}
                  disabled={content.criteria.length >= MOST_CRITERIA}
                  onClick={add}
                >
                  {t('criterion.add')}
                </Button>
                <span className={classes.problem}>{gapAt(RUBRIC_FIELD.criteria)}</span>
                <span className={classes.note}>{t('keys.moveHint')}</span>
              </div>
            </fieldset>
          )}
        </div>
        <div className={editor.side}>
          <EffectCard
            state={effect}
            past={past}
            unchangedVersion={isSame(content, current) ? current.version : null}
            untagged={untagged}
            onTag={(ids) => setAsks({ tag: ids })}
          />
          <LooksCard asked={looks} past={past ?? []} />
          <VersionsCard
            all={versions}
            draft={isUntouched ? null : { ...current, ...content }}
            changedAt={draft?.changedAt ?? null}
            onCompare={(version) =>
              setCompared(
                compareWith(
                  version,
                  versions.map((one) => one.version),
                ),
              )
            }
          />
        </div>
      </div>
      {asks === 'publish' && (
        <PublishDialog
          editing={editing}
          current={current}
          changed={effect.phase === 'done' && effect.effect ? untagged(changedIds(effect.effect)) : null}
          onClose={() => setAsks(null)}
        />
      )}
      {asks === 'import' && (
        <ImportDialog
          known={[content, ...versions]}
          onTake={(next) => editing.change(() => next)}
          onClose={() => setAsks(null)}
        />
      )}
      <ConfirmDialog
        opened={asks === 'discard'}
        title={t('draft.discardTitle')}
        confirmLabel={t('draft.discard')}
        isDangerous
        onConfirm={discard}
        onClose={() => setAsks(null)}
      >
        <p>{t('draft.discardText', { version: current.version })}</p>
      </ConfirmDialog>
      {asks !== null && typeof asks === 'object' && (
        <TagDialog achievementId={achievement.id} ids={asks.tag} onClose={() => setAsks(null)} />
      )}
    </div>
  )
}

/** Those that aren't tagged yet, and of which no tag is on its way. */
function withoutTagged(ids: readonly string[], past: readonly PastDecision[], looks: readonly LookAsked[]): string[] {
  const onTheirWay = looks.filter(({ wish, state }) => wish === 'tag' && state === 'waiting')
  const tagged = new Set([
    ...past.filter(isTagged).map(({ id }) => id),
    ...onTheirWay.flatMap(({ submissionIds }) => submissionIds),
  ])
  return ids.filter((id) => !tagged.has(id))
}

/** Whether there is nothing to publish. */
function isSame(content: RubricContent, current: RubricContent): boolean {
  return JSON.stringify(content) === JSON.stringify(contentOf(current))
}

/** A version beside the one before it; the first one beside what is edited. */
function compareWith(version: number, all: readonly number[]): { from: Side; to: Side } {
  const before = all[all.indexOf(version) + 1]
  return before === undefined ? { from: version, to: 'draft' } : { from: before, to: version }
}
