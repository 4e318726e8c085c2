// Files to attach to incidents, one of each type that is taken, and attaching them.
import { Buffer } from 'node:buffer';
import type { Client, Schemas } from './client.ts';

/** A small picture of a meter. */
export const png = Buffer.from(
  [
    'iVBORw0KGgoAAAANSUhEUgAAADAAAAAkCAIAAABAJy5dAAAAUklEQVR42mMwcfQeVIhh1EGjDhoBDnr04g3d',
    '0KiDRh006iAI4s6upwoaddCog0YdNFoODRsH/T9hgxWNOmjUQaO5bNRBI8RBoz3XUQeNOoiqCABVq5vntoz6',
    'LAAAAABJRU5ErkJggg==',
  ].join(''),
  'base64',
);

type Type = Schemas['AttachmentType'];

export const files: Record<Type, Buffer> = {
  'image/png': png,
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, ...Buffer.from('JFIF\0')]),
  'image/webp': Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'),
  'application/pdf': Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1'),
  'text/plain': Buffer.from('15:00:00 GroundFault\r\n15:00:02 Übertemperatur\n'),
};

export const try_to_attach = (
  client: Client,
  incident_id: string,
  file: Buffer = png,
  content_type = 'image/png',
  file_name = 'photo.png',
) => client.call('create_attachment', { path: { incident_id }, query: { file_name }, file, content_type });

export async function attach(
  client: Client,
  incident_id: string,
  file: Buffer = png,
  content_type: Type = 'image/png',
  file_name = 'photo.png',
): Promise<Schemas['Attachment']> {
  return client.ok('create_attachment', { path: { incident_id }, query: { file_name }, file, content_type });
}
