import { useElementSize } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { bindKeys, EmptyState, useShortcuts, useTexts } from '../../../kit'
import type { ArchiveFailure } from './archive/archive'
import { ArchiveFailed } from './archive/archive-failed'
import type { ArchiveState } from './archive/use-archive'
import type { HighlightService } from './code/highlighting'
import { FileHeader } from './file/file-header'
import { fileKind, sourceKind } from './file/file-kind'
import { FilePane } from './file/file-pane'
import { FilePicker } from './file/file-picker'
import { PROJECT_KEYS } from './project-keys'
import type { ProjectViewerProps } from './project-viewer'
import classes from './project.module.css'
import { SidePanel } from './side/side-panel'
import { buildTree, filesInOrder, firstFile } from './tree/file-tree'
import { useOpenFile } from './use-open-file'

/** Below this width the tree makes room for the file, in rem, so that zooming counts too. */
const NARROW = 40

type ArchiveRoomProps = ProjectViewerProps & {
  archive: Extract<ArchiveState, { state: 'open' }>
  loading: ReadonlySet<string>
  failures: ReadonlyMap<string, ArchiveFailure>
  openNested(path: string): Promise<boolean>
  service: HighlightService
}

/** An open archive: its files beside the one that is read, or a list to choose from where it is narrow. */
export function ArchiveRoom(props: ArchiveRoomProps) {
  const { archive, annotations, openNested } = props
  const t = useTexts('project')
  const { ref, width } = useElementSize<HTMLDivElement>()
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const isNarrow = width > 0 && width < NARROW * rem
  const root = useMemo(() => buildTree(archive.entries), [archive.entries])
  const files = useMemo(() => filesInOrder(root), [root])
  const file = useOpenFile(props, archive.entries, firstFile(root)?.path ?? null, openNested)
  const [showsSource, setShowsSource] = useState<ReadonlySet<string>>(new Set())
  // Lines are marked in a file's source, so that is where they are shown.
  const [revealed, setRevealed] = useState<typeof file.reveal>(null)
  if (file.reveal !== revealed) {
    setRevealed(file.reveal)
    const asked = annotations.find(({ annotation }) => annotation.id === file.reveal?.annotationId)?.annotation
    const part = asked?.part
    if (asked?.shape === 'line-range' && part !== undefined) setShowsSource((before) => new Set(before).add(part))
  }
  const tree = useRef<HTMLElement | null>(null)
  const pane = useRef<HTMLElement | null>(null)

  const notes = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { annotation } of annotations) {
      if (annotation.part === undefined) continue
      const segments = annotation.part.split('/')
      for (let depth = 1; depth <= segments.length; depth++) {
        const path = segments.slice(0, depth).join('/')
        counts.set(path, (counts.get(path) ?? 0) + 1)
      }
    }
    return (path: string) => counts.get(path) ?? 0
  }, [annotations])

  const { path } = file
  const { activeAnnotationId, onActivate } = props
  const open = (next: string, isFinal?: boolean) => {
    // The card of an annotation stays with its file.
    const active = annotations.find(({ annotation }) => annotation.id === activeAnnotationId)?.annotation
    if (active?.part !== undefined && active.part !== next) onActivate(null)
    file.open(next, isFinal)
  }
  const here = useMemo(() => annotations.filter(({ annotation }) => annotation.part === path), [annotations, path])
  const client = archive.client
  const read = useCallback((wanted: string) => client.read(wanted), [client])
  const step = (by: 1 | -1) => {
    const at = files.findIndex((entry) => entry.path === path)
    const next = files[at + by]
    if (at >= 0 && next) open(next.path)
  }
  useShortcuts(
    bindKeys(PROJECT_KEYS, t, {
      'project.tree': () => tree.current?.focus(),
      'project.nextFile': () => step(1),
      'project.previousFile': () => step(-1),
    }),
  )
  // Reading goes on in the file that was opened by Enter, as soon as it is there.
  const { wantsFocus, focused } = file
  useEffect(() => {
    if (!wantsFocus) return
    const timer = setInterval(() => {
      const target = pane.current?.querySelector<HTMLElement>('[role="grid"], [role="document"], iframe, [tabindex="0"]')
      if (!target) return
      target.focus()
      focused()
    }, 50)
    return () => clearInterval(timer)
  }, [wantsFocus, focused, path])

  const entry = archive.entries.find((each) => each.path === path)
  const failure = path === null ? undefined : props.failures.get(path)
  const natural = path === null ? null : fileKind(path)
  const hasSource = natural?.shown === 'part' && natural.isText
  const isSource = hasSource && path !== null && showsSource.has(path)
  const side = (
    <SidePanel
      {...props}
      root={root}
      openPath={path}
      notesOf={notes}
      onOpen={open}
      onJump={file.jumpTo}
      treeRef={(element) => (tree.current = element)}
    />
  )
  const content = (
    <section ref={pane} className={classes.pane} aria-label={path ?? t('file.none')}>
      {isNarrow && <FilePicker files={files} openPath={path} onOpen={open} />}
      {path !== null && (
        <FileHeader
          path={path}
          entry={entry ?? null}
          isSource={isSource}
          onSource={
            hasSource
              ? (source) =>
                  setShowsSource((before) => new Set([...before].filter((each) => each !== path).concat(source ? path : [])))
              : null
          }
        />
      )}
      {path === null ? (
        <EmptyState title={t('file.none')} />
      ) : failure !== undefined ? (
        <ArchiveFailed {...props} reason={failure} />
      ) : (
        natural && (
          <FilePane
            key={`${path} ${isSource}`}
            {...props}
            annotations={here}
            reveal={file.reveal}
            path={path}
            part={path}
            kind={isSource ? sourceKind(path) : natural}
            read={read}
            jump={file.jump}
            scrollTop={file.scrollTop}
            onReading={file.onReading}
          />
        )
      )}
    </section>
  )
  return (
    <div ref={ref} className={classes.archive}>
      {isNarrow && content}
      {width > 0 && !isNarrow && (
        <Group className={classes.group ?? ''}>
          <Panel
            id="files"
            className={classes.panel ?? ''}
            defaultSize="15rem"
            minSize="9rem"
            maxSize="30rem"
            groupResizeBehavior="preserve-pixel-size"
          >
            {side}
          </Panel>
          <Separator className={classes.separator ?? ''} aria-label={t('tree.resize')} />
          <Panel id="file" className={classes.panel ?? ''} minSize="14rem">
            {content}
          </Panel>
        </Group>
      )}
    </div>
  )
}
