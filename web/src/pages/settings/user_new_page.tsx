// Invites a user; the answer is a link that is shown once.
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import type { User } from '@/api/types';
import { EditorPage } from '@/components/editor_page';
import { refresh } from '@/lib/query_client';
import { useEditor } from '@/lib/use_editor';
import { LinkDialog } from './link_dialog';
import { belongings, checkUser, readUser, UserFields, type UserValues, userFieldList } from './user_fields';

const kBlank: UserValues = {
  name: '',
  email: '',
  role: 'operator',
  locale: 'en',
  customer_id: null,
  contact_id: null,
};

interface Invitation {
  name: string;
  link: string;
  expires_at: string;
}

export function UserNewPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const created = useRef<Invitation | null>(null);
  const editor = useEditor<User, UserValues>({
    blank: { ...kBlank, locale: i18n.language === 'de' ? 'de' : 'en' },
    read: readUser,
    fields: userFieldList(t),
    validate: (values) => checkUser(t, values),
    save: async (values) => {
      const { name, email, role, locale } = values;
      const input = { name: name.trim(), email: email.trim(), role, locale, ...belongings(values) };
      const { user, one_time_link, expires_at } = await body(api.POST('/api/v1/users', { body: input }));
      created.current = { name: user.name, link: one_time_link, expires_at };
      return user;
    },
    onSaved: () => {
      setInvitation(created.current);
      void refresh('users');
    },
  });
  return (
    <EditorPage
      title={t('settings.invite')}
      back={{ to: '/settings/users', label: t('settings.users') }}
      editor={editor}
      submitLabel={t('settings.invite_submit')}
      after={
        invitation && <LinkDialog {...invitation} onClose={() => void navigate({ to: '/settings/users' })} />
      }
    >
      <UserFields editor={editor} />
    </EditorPage>
  );
}
