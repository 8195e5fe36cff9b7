import { Menu } from '@mantine/core'
import { IconDots, IconFileImport, IconFileText, IconJson } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Rubric } from '../../../../shared/domain'
import { IconButton, notify, saveCopy, useTexts } from '../../../kit'
import { MOST_COMMENTS, withImported } from '../bank'
import { LARGEST_FILE_BYTES, readBankFile, writeBankJson, writeBankMarkdown } from '../bank-file'
import type { Comments } from '../comments-context'

/** Takes comments from a file, or the bank into one. */
export function FileMenu({ rubric, comments }: { rubric: Rubric; comments: Comments }) {
  const t = useTexts('comments')
  const input = useRef<HTMLInputElement>(null)
  const { bank } = comments

  const take = async (file: File) => {
    // A film that was chosen by mistake isn't read into memory to learn that it is none.
    const bytes = new Uint8Array(await file.slice(0, LARGEST_FILE_BYTES + 1).arrayBuffer())
    const read = readBankFile(bytes, rubric)
    if (!read.ok) {
      const comment = read.reason === 'bad-comment' ? read.comment : 0
      notify({ kind: 'failed', message: t(`file.${read.reason}`, { name: file.name, comment, count: MOST_COMMENTS }) })
      return
    }
    const added = new Set(withImported(bank, read.comments).map(({ id }) => id))
    for (const { id } of bank) added.delete(id)
    const isKept = await comments.change((now) => withImported(now, read.comments))
    if (!isKept) return
    const undo = () => void comments.change((now) => now.filter(({ id }) => !added.has(id)))
    notify({ message: t('file.imported', { count: added.size }), ...(added.size > 0 ? { undo } : {}) })
  }
  const save = (extension: 'json' | 'md', mediaType: string, text: string) =>
    void saveCopy({ fileName: `${t('file.name')}.${extension}`, mediaType, bytes: new TextEncoder().encode(text) }).catch(() =>
      notify({ kind: 'failed', message: t('file.notSaved') }),
    )

  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('file.import')}
        accept=".json,.md,.markdown,.txt,application/json,text/markdown,text/plain"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          // The same file can be chosen again.
          event.currentTarget.value = ''
          if (file) void take(file)
        }}
      />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <IconButton label={t('file.menu')} variant="default" icon={<IconDots size={17} />} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileImport size={15} aria-hidden />} onClick={() => input.current?.click()}>
            {t('file.import')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconJson size={15} aria-hidden />}
            disabled={bank.length === 0}
            onClick={() => save('json', 'application/json', writeBankJson(bank, rubric))}
          >
            {t('file.exportJson')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileText size={15} aria-hidden />}
            disabled={bank.length === 0}
            onClick={() =>
              save(
                'md',
                'text/markdown',
                writeBankMarkdown(bank, rubric, {
                  title: t('dialog.title', { rubric: rubric.title }),
                  any: t('row.anyCriterion'),
                }),
              )
            }
          >
            {t('file.exportMarkdown')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
