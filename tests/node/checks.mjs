// Runs checks in order and ends with exit code 1 if any failed.
let failed = 0;

export async function check(name, body) {
  try {
    await body();
    console.log(`ok   ${name}`);
  } catch (e) {
    failed++;
    console.log(`FAIL ${name}: ${e?.stack ?? JSON.stringify(e)}`);
  }
}

export const finish = () => process.exit(failed === 0 ? 0 : 1);
