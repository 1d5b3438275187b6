/** The ledger as files, at addresses that stay: /data/v1/ledger.json, /data/v1/claims.csv. */
import type { APIRoute } from 'astro';
import { type DataFile, dataFiles } from '../../../layouts/data-files.ts';

const site = import.meta.env.SITE ? new URL(import.meta.env.SITE) : undefined;

export const getStaticPaths = () => dataFiles(site).map((file) => ({ params: { file: file.name }, props: file }));

export const GET: APIRoute<DataFile> = ({ props: { text, type } }) =>
  new Response(text, { headers: { 'Content-Type': type } });
