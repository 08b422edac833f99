// Drives the sessions of a local Daytona with the official JavaScript SDK: SDK-FOLDER API-URL KEY.
const { createRequire } = require("node:module");

const [folder, apiUrl, apiKey] = process.argv.slice(2);
const { Daytona } = createRequire(`${folder}/`)("@daytonaio/sdk");

async function drive(daytona) {
  const sandbox = await daytona.create({ name: "sessions" });
  const sessions = sandbox.process;
  await sessions.createSession("work");
  const seen = { sessions: (await sessions.listSessions()).map((each) => each.sessionId) };
  const command = "echo out; echo err >&2; (exit 3)";
  const ran = await sessions.executeSessionCommand("work", { command });
  seen.executed = [ran.exitCode, ran.stdout, ran.stderr];
  const asking = { command: "read name; echo hello $name", runAsync: true };
  const { cmdId } = await sessions.executeSessionCommand("work", asking);
  seen.running = (await sessions.getSessionCommand("work", cmdId)).exitCode ?? null;
  await sessions.sendSessionCommandInput("work", cmdId, "world");
  let ended;
  do {
    ended = (await sessions.getSessionCommand("work", cmdId)).exitCode;
  } while (ended === undefined);
  seen.ended = ended;
  const logs = await sessions.getSessionCommandLogs("work", cmdId);
  seen.logs = [logs.stdout, logs.stderr];
  await sessions.getSessionCommandLogs("work", cmdId, console.log, console.log).catch((error) => {
    seen.follow_is_refused = error.message.includes("501");
  });
  seen.entrypoint = (await sessions.getEntrypointSession()).commands[0].command;
  await sessions.deleteSession("work");
  await sessions.getSession("work").catch((error) => {
    seen.missing = String(error).includes("session not found");
  });
  await sandbox.delete();
  return seen;
}

drive(new Daytona({ apiUrl, apiKey })).then((seen) => console.log(JSON.stringify(seen)));
