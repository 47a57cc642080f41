import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 50;

/** Asks a gateway for a certificate, and again as long as it says that it is being made. @param url - Of the certificate. */
export async function answeredCertificate(url: string): Promise<Response> {
  for (;;) {
    const response = await fetch(url);
    if (response.status !== 503 || !(await response.clone().text()).includes('Ask again in')) return response;
    await sleep(LOOK_MS);
  }
}
