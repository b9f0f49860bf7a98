const daySec = 86_400;

/** Korea keeps one offset all year, so the sandbox's example needs no time zone data. */
const seoulOffsetSec = 9 * 3_600;

/** A `curl` line that books the sandbox's consultation at 10:00 in Seoul, two days after `nowMs`, and where to see it in the clinic. */
export function exampleCall(adapterUrl: string, clinicUrl: string, nowMs: number): string {
  const today = Math.floor((nowMs / 1000 + seoulOffsetSec) / daySec);
  const startSec = (today + 2) * daySec + 10 * 3_600 - seoulOffsetSec;
  const request = {
    slot: {
      merchant_id: 'seoul-clinic',
      service_id: 'consultation',
      start_sec: String(startSec),
      duration_sec: '1800',
    },
    user_information: {
      user_id: 'user-1',
      given_name: 'Mina',
      family_name: 'Example',
      telephone: '+82 10-0000-0001',
      email: 'mina@example.com',
    },
    payment_information: { prepayment_status: 'PREPAYMENT_NOT_PROVIDED' },
    idempotency_token: `example-${startSec}`,
  };
  return `
Book a consultation:

curl -u google-sandbox:sandbox-secret ${adapterUrl}/v3/CreateBooking/ -d '${JSON.stringify(request)}'

See it in the clinic:

curl ${clinicUrl}/_control/state

`;
}
