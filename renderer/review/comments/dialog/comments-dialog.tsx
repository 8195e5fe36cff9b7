import { Button, Modal, TextInput } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Rubric } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import { findWords } from '../../../kit/search'
import { withComment } from '../bank'
import type { Comments } from '../comments-context'
import { CommentEditor } from './comment-editor'
import { CommentRows } from './comment-rows'
import classes from './dialog.module.css'
import { FileMenu } from './file-menu'

type Props = { rubric: Rubric; comments: Comments; onClose(): void }

/** Where the assessor's comments for a rubric are searched, written, ordered, deleted, and taken from or into a file. */
export function CommentsDialog({ rubric, comments, onClose }: Props) {
  const t = useTexts('comments')
  const [search, setSearch] = useState('')
  const [isAdding, setAdding] = useState(false)
  const { bank } = comments
  const texts = useTextsOf(bank)
  const found = findWords(texts, search)
  return (
    <Modal
      opened
      onClose={onClose}
      size="46rem"
      title={t('dialog.title', { rubric: rubric.title })}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <div className={classes.top}>
        <TextInput
          className={classes.search ?? ''}
          leftSection={<IconSearch size={16} aria-hidden />}
          aria-label={t('dialog.search')}
          placeholder={t('dialog.search')}
          value={search}
          data-autofocus
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('dialog.add')}
        </Button>
        <FileMenu rubric={rubric} comments={comments} />
      </div>
      {isAdding && (
        <CommentEditor
          rubric={rubric}
          text=""
          criterionId={null}
          onSave={({ text, criterionId }) => {
            setAdding(false)
            void comments.change((now) => withComment(now, text, criterionId))
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      <p className={classes.count} role="status">
        {search.trim() === '' ? t('dialog.count', { count: bank.length }) : t('dialog.found', { count: found.length })}
      </p>
      {bank.length === 0 ? (
        <p className={classes.empty}>{t('dialog.empty')}</p>
      ) : (
        <CommentRows rubric={rubric} comments={comments} found={found} isSearching={search.trim() !== ''} />
      )}
      <p className={classes.foot}>{t('dialog.variables')}</p>
    </Modal>
  )
}

/** The texts of a bank; the same array while the bank is the same, since searching prepares texts once for each array. */
function useTextsOf(bank: Comments['bank']): readonly string[] {
  const [kept, setKept] = useState({ bank, texts: bank.map(({ text }) => text) })
  if (kept.bank === bank) return kept.texts
  const texts = bank.map(({ text }) => text)
  setKept({ bank, texts })
  return texts
}
