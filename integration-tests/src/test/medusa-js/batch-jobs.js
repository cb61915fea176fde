// What a program written for Medusa does with batch jobs, with Medusa's own client as npm has it. BASE_URL says where the
// API is, API_TOKEN signs in. Each call and its answer is a line of the transcript; what is not as Medusa's API has it ends
// the run.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import Medusa from "@medusajs/medusa-js";

const options = { baseUrl: process.env.BASE_URL, apiKey: process.env.API_TOKEN };
// Like most programs: with retries the client makes up an Idempotency-Key for each POST.
const { batchJobs } = new Medusa({ ...options, maxRetries: 3 }).admin;
// With retries the client would repeat a 409, too.
const once = new Medusa({ ...options, maxRetries: 0 }).admin.batchJobs;

const began = new Date();

await roundTrip();
await cancelInsteadOfConfirm();
await withoutDryRun();
await lists();
await refusals();

async function roundTrip() {
  const created = await told("create dry run", batchJobs.create(exportOf("AT", true)));
  assert.equal(created.response.status, 201);
  assert.match(created.batch_job.id, /^batch_[0-9A-Z]{26}$/);
  asMedusasEntity(created.batch_job);
  assert.equal(created.batch_job.dry_run, true);
  assert.deepEqual(created.batch_job.context, { country: "AT" });

  const { id } = created.batch_job;
  const waiting = await follow(id, "pre_processed");
  const [size] = waiting.result.stat_descriptors;
  assert.deepEqual(Object.keys(size), ["key", "name", "message"]);
  console.log(`  ${size.name}: ${size.message}`);
  assert.ok(waiting.result.count > 0);
  assert.equal(waiting.confirmed_at, null);

  const confirmed = await told("confirm", batchJobs.confirm(id));
  assert.equal(confirmed.response.status, 200);
  assert.notEqual(confirmed.batch_job.confirmed_at, null);

  const completed = await follow(id, "completed");
  asMedusasEntity(completed);
  assert.equal(completed.result.progress, 1);
  assert.equal(completed.result.advancement_count, completed.result.count);
  assert.deepEqual(completed.result.errors, []);
  assert.equal(completed.result.file_key, "contacts.csv");
  assert.ok(completed.result.file_size > 0);
}

async function cancelInsteadOfConfirm() {
  const { batch_job } = await told("create dry run", batchJobs.create(exportOf("FJ", true)));
  await follow(batch_job.id, "pre_processed");
  const canceled = await told("cancel", batchJobs.cancel(batch_job.id));
  assert.equal(canceled.batch_job.status, "canceled");
  assert.notEqual(canceled.batch_job.canceled_at, null);
}

async function withoutDryRun() {
  const { batch_job } = await told("create", batchJobs.create(exportOf("FJ", false)));
  await follow(batch_job.id, "completed");
}

async function lists() {
  const since = new Date(began.getTime() - 60_000).toISOString();

  const all = await told("list", batchJobs.list());
  assert.deepEqual(
    [all.batch_jobs.length, all.count, all.offset, all.limit],
    [3, 3, 0, 10],
  );
  all.batch_jobs.forEach(asMedusasEntity);
  assert.equal((await batchJobs.list({})).count, 3);
  const [third, second, first] = all.batch_jobs.map((job) => job.id);

  await listed({ limit: 1, offset: 1 }, [second], 3);
  await listed({ order: "created_at" }, [first, second, third]);
  await listed({ order: "-created_at", limit: 2 }, [third, second], 3);
  await listed({ id: first }, [first]);
  await listed({ id: [first, third], order: "created_at" }, [first, third]);
  await listed({ type: ["contact-list", "contact-phone-format"] }, [third, second, first]);
  await listed({ type: ["contact-phone-format"] }, []);
  await listed({ created_at: { gt: since } }, [third, second, first]);
  await listed({ created_at: { gt: since, lt: since } }, []);
  // Seconds, which Medusa's API takes, too.
  await listed({ created_at: { gte: Math.floor(began.getTime() / 1000) - 60 } }, [third, second, first]);
  await listed({ canceled_at: null }, [third, first]);
  await listed({ confirmed_at: null }, [second]);
  await listed({ confirmed_at: null, canceled_at: null }, []);
  await listed({ completed_at: { gt: since }, failed_at: null, updated_at: { gt: since } }, [third, first]);
  const { batch_jobs } = await listed({ fields: "status,type", id: [second] }, [second]);
  assert.deepEqual(batch_jobs, [{ id: second, type: "contact-list", status: "canceled" }]);
}

async function refusals() {
  const { batch_jobs } = await batchJobs.list({ completed_at: { gt: "2020-01-01" }, limit: 1 });
  const [{ id }] = batch_jobs;
  await refused("confirm a completed job", once.confirm(id), 409, "conflict");
  await refused("cancel a completed job", once.cancel(id), 409, "conflict");
  await refused("retrieve an unknown job", once.retrieve("batch_01ARZ3NDEKTSV4RRFFQ69G5FAV"), 404, "not_found");
  await refused("list by an unknown filter", once.list({ colour: "red" }), 422, "invalid_data");
  await refused("create an unknown type", once.create({ type: "order-export", context: {} }), 422, "invalid_data");
  const stranger = new Medusa({ ...options, apiKey: "bd_wrong", maxRetries: 0 }).admin.batchJobs;
  await refused("list with a wrong token", stranger.list(), 401, "unauthorized");
}

function exportOf(country, dry_run) {
  return { type: "contact-list", context: { country }, dry_run };
}

async function told(what, call) {
  const answer = await call;
  const { batch_job: job, batch_jobs: jobs, count, response } = answer;
  console.log(`${what}: ${response.status} ${job ? `${job.id} ${job.status}` : `${jobs.length} of ${count}`}`);
  return answer;
}

async function listed(query, ids, count = ids.length) {
  const found = await told(`list ${JSON.stringify(query)}`, batchJobs.list(query));
  assert.deepEqual(found.batch_jobs.map((job) => job.id), ids);
  assert.equal(found.count, count);
  return found;
}

async function follow(id, status) {
  const seen = [];
  for (;;) {
    const { batch_job } = await batchJobs.retrieve(id);
    if (seen.at(-1) !== batch_job.status) seen.push(batch_job.status);
    if (batch_job.status === status) {
      console.log(`retrieve until ${status}: ${seen.join(", ")}`);
      return batch_job;
    }
    assert.ok(!["completed", "failed", "canceled"].includes(batch_job.status), JSON.stringify(batch_job));
    await pause(20);
  }
}

async function refused(what, call, status, type) {
  const error = await call.then(
    () => assert.fail(`${what} was not refused`),
    (refusal) => refusal,
  );
  assert.ok(error.response, error.message);
  const { data } = error.response;
  console.log(`${what}: ${error.response.status} ${data.message}`);
  assert.equal(error.response.status, status);
  assert.equal(data.type, type);
}

/** Every property that Medusa documents for a batch job, of its type. */
function asMedusasEntity(job) {
  const { result } = job;
  for (const name of ["id", "type", "status", "created_by"]) assert.equal(typeof job[name], "string", name);
  assert.equal(typeof job.context, "object");
  assert.equal(typeof job.dry_run, "boolean");
  for (const name of ["created_at", "updated_at"]) assert.ok(isTime(job[name]), name);
  for (const status of ["pre_processed", "confirmed", "processing", "completed", "canceled", "failed", "deleted"]) {
    const name = `${status}_at`;
    assert.ok(job[name] === null || isTime(job[name]), `${name} is ${job[name]}`);
  }
  assert.equal(typeof result.advancement_count, "number");
  for (const name of ["count", "progress"]) {
    assert.ok(result[name] === null || typeof result[name] === "number", `${name} is ${result[name]}`);
  }
  assert.ok(Array.isArray(result.errors));
  assert.ok(Array.isArray(result.stat_descriptors));
}

function isTime(text) {
  return typeof text === "string" && !Number.isNaN(Date.parse(text));
}
