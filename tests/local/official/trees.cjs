// Drives files and Git with the official JavaScript SDK: SDK-FOLDER NAME REPOSITORY API-URL KEY.
const { createRequire } = require("node:module");

const [folder, name, repository, apiUrl, apiKey] = process.argv.slice(2);
const { Daytona } = createRequire(`${folder}/`)("@daytonaio/sdk");

async function useFiles(fs) {
  await fs.uploadFile(Buffer.from("one two\n"), "files/a.txt");
  await fs.createFolder("files/new", "750");
  await fs.moveFiles("files/a.txt", "files/new/b.txt");
  await fs.setFilePermissions("files/new/b.txt", { mode: "640" });
  const info = await fs.getFileDetails("files/new/b.txt");
  const seen = { info: [info.name, info.size, info.mode] };
  const found = await fs.findFiles("files", "two");
  seen.found = found.map((each) => [each.file, each.line, each.content]);
  seen.named = (await fs.searchFiles("files", "*.txt")).files;
  const replaced = await fs.replaceInFiles(["files/new/b.txt"], "two", "2");
  seen.replaced = replaced.map((each) => each.success);
  const wanted = ["files/new/b.txt", "files/none"].map((source) => ({ source }));
  const several = await fs.downloadFiles(wanted);
  seen.downloaded = several.map((each) => each.result?.toString() ?? null);
  await fs.deleteFile("files/new", true);
  seen.left = (await fs.listFiles("files")).length;
  return seen;
}

async function useGit(git, fs) {
  const who = ["me", "secret"];
  await git.clone(repository, "tree", undefined, undefined, ...who);
  await fs.uploadFile(Buffer.from("new\n"), "tree/new");
  await git.createBranch("tree", "topic");
  await git.checkoutBranch("tree", "trunk");
  await git.add("tree", ["new"]);
  const staged = (await git.status("tree")).fileStatus;
  const seen = { staged: staged.map((each) => [each.name, each.staging]) };
  seen.committed = (await git.commit("tree", "new", "me", "me@example.com")).sha.length;
  await git.push("tree", ...who);
  await git.pull("tree", ...who);
  await git.deleteBranch("tree", "topic");
  seen.branches = (await git.branches("tree")).branches;
  const status = await git.status("tree");
  seen.status = [status.currentBranch, status.ahead, status.behind];
  await git.push("tree").catch((error) => {
    seen.refused = String(error).includes("authentication required");
  });
  return seen;
}

async function drive(daytona) {
  const { fs, git } = await daytona.get(name);
  return { ...(await useFiles(fs)), ...(await useGit(git, fs)) };
}

drive(new Daytona({ apiUrl, apiKey })).then((seen) => console.log(JSON.stringify(seen)));
