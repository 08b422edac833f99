// Drives lifecycle, snapshots and volumes with the official JavaScript SDK: SDK-FOLDER API-URL KEY.
const { createRequire } = require("node:module");

const [folder, apiUrl, apiKey] = process.argv.slice(2);
const { Daytona } = createRequire(`${folder}/`)("@daytonaio/sdk");

async function refused(call) {
  try {
    await call();
  } catch (error) {
    return String(error);
  }
  return "it was not refused";
}

async function useSettings(sandbox) {
  const seen = { labels: await sandbox.setLabels({ by: "sdk" }) };
  await sandbox.setAutostopInterval(5);
  await sandbox.setAutoArchiveInterval(60);
  await sandbox.setAutoDeleteInterval(120);
  await sandbox.refreshActivity();
  await sandbox.refreshData();
  const { autoStopInterval, autoArchiveInterval, autoDeleteInterval } = sandbox;
  seen.intervals = [autoStopInterval, autoArchiveInterval, autoDeleteInterval];
  await sandbox.resize({ cpu: 2, memory: 4 });
  await sandbox.refreshData();
  seen.resized = [sandbox.cpu, sandbox.memory, sandbox.disk];
  const access = await sandbox.createSshAccess(5);
  await sandbox.revokeSshAccess(access.token);
  seen.ssh = access.sshCommand.includes(access.token);
  const asked = await refused(() => sandbox.validateSshAccess(access.token));
  seen.validation = asked.includes("Invalid authentication context");
  const previews = [
    await refused(() => sandbox.getPreviewLink(3000)),
    await refused(() => sandbox.getSignedPreviewUrl(3000)),
    await refused(() => sandbox.expireSignedPreviewUrl(3000, "token")),
  ];
  seen.previews = previews.every((each) => each.includes("not offered by a local Daytona"));
  const forked = await refused(() => sandbox._experimental_fork());
  seen.forked = forked.includes("not supported for this sandbox");
  const paused = await refused(() => sandbox.pause());
  seen.paused = paused.includes("not supported for this sandbox");
  const recovered = await refused(() => sandbox.recover());
  seen.recovered = recovered.includes("not in a recoverable state");
  return seen;
}

async function useStates(sandbox) {
  await sandbox.stop();
  await sandbox.archive();
  while (sandbox.state !== "archived") {
    await sandbox.refreshData();
  }
  await sandbox.start();
  return { restored: sandbox.state };
}

async function useSnapshots(daytona, sandbox) {
  await sandbox.process.executeCommand("echo kept > kept");
  await sandbox._experimental_createSnapshot("environment");
  const made = await daytona.snapshot.get("environment");
  const listed = await daytona.snapshot.list();
  const seen = { snapshot: [made.state, made.cpu, made.mem] };
  seen.snapshots = listed.items.some((each) => each.name === "environment");
  const copy = await daytona.create({ snapshot: "environment" });
  seen.copied = (await copy.process.executeCommand("cat kept")).result;
  await copy.delete();
  const active = await refused(() => daytona.snapshot.activate(made));
  seen.activated = active.includes("is already active");
  const image = { name: "built", image: "debian:12" };
  const built = await refused(() => daytona.snapshot.create(image));
  seen.built = built.includes("no container engine");
  await daytona.snapshot.delete(made);
  let gone;
  do {
    gone = await refused(() => daytona.snapshot.get("environment"));
  } while (!gone.includes("not found"));
  return seen;
}

async function useVolumes(daytona) {
  await daytona.volume.create("data");
  const volume = await daytona.volume.get("data");
  const seen = { volume: volume.state };
  seen.volumes = (await daytona.volume.list()).some((each) => each.name === "data");
  const volumes = [{ volumeId: volume.id, mountPath: "/home/daytona/data" }];
  const first = await daytona.create({ volumes });
  const second = await daytona.create({ volumes });
  await first.process.executeCommand("echo shared > data/file");
  seen.shared = (await second.process.executeCommand("cat data/file")).result;
  const inUse = await refused(() => daytona.volume.delete(volume));
  seen.in_use = inUse.includes("in use by one or more sandboxes");
  await first.delete();
  await second.delete();
  await daytona.volume.delete(volume);
  seen.gone = (await daytona.volume.list()).every((each) => each.name !== "data");
  return seen;
}

async function drive(daytona) {
  const sandbox = await daytona.create({ name: "machine" });
  const seen = await useSettings(sandbox);
  Object.assign(seen, await useSnapshots(daytona, sandbox));
  Object.assign(seen, await useStates(sandbox));
  await sandbox.delete();
  return { ...seen, ...(await useVolumes(daytona)) };
}

drive(new Daytona({ apiUrl, apiKey })).then((seen) => console.log(JSON.stringify(seen)));
