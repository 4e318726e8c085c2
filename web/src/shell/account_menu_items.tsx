// What the menu at the foot of the navigation offers: colours, language, keys, the reference, signing out.
import { Box, Kbd, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconBook2, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isLanguage, setLanguage } from '@/i18n';
import { notifyProblem } from '@/lib/notify';
import { signOut } from '@/lib/sign_out';

export default function AccountMenuItems({ onKeys }: { onKeys: () => void }) {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('shell.colour_scheme')}</Menu.Label>
      <Box role="group" aria-label={t('shell.colour_scheme')}>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => setColorScheme(value as MantineColorScheme)}
        >
          <Menu.RadioItem value="light">{t('shell.scheme_light')}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{t('shell.scheme_dark')}</Menu.RadioItem>
          <Menu.RadioItem value="auto">{t('shell.scheme_auto')}</Menu.RadioItem>
        </Menu.RadioGroup>
      </Box>
      <Menu.Divider />
      <Menu.Label>{t('shell.language')}</Menu.Label>
      <Box role="group" aria-label={t('shell.language')}>
        <Menu.RadioGroup
          value={i18n.language}
          onChange={(value) => isLanguage(value) && void setLanguage(value)}
        >
          <Menu.RadioItem value="en">English</Menu.RadioItem>
          <Menu.RadioItem value="de">Deutsch</Menu.RadioItem>
        </Menu.RadioGroup>
      </Box>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconKeyboard size={16} aria-hidden="true" />}
        onClick={onKeys}
        rightSection={<Kbd size="xs">?</Kbd>}
      >
        {t('shell.keys')}
      </Menu.Item>
      <Menu.Item
        component="a"
        href="/docs"
        target="_blank"
        leftSection={<IconBook2 size={16} aria-hidden="true" />}
      >
        {t('shell.api_reference')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconLogout size={16} aria-hidden="true" />}
        onClick={() => void signOut().catch(notifyProblem)}
      >
        {t('shell.sign_out')}
      </Menu.Item>
    </>
  );
}
