"""Shell scripts that bring a clone and its server into the states that Git scenarios begin in.

Each begins in the home. Those that clone, into `demo`, have the server's address in `URL`.
"""

from __future__ import annotations

CLONED = """
set -e
own() { git -c user.name='A U Thor' -c user.email=author@example.com "$@"; }
other() { git -C ~/other -c user.name=other -c user.email=b@example.com "$@"; }
say() { printf "$1" | own commit --quiet --allow-empty --cleanup=verbatim --file=-; }
git clone --quiet "$URL/demo.git" demo
mkdir plain
cd demo
"""
CHANGED = f"""{CLONED}
git mv a.txt renamed.txt; echo 2 >> renamed.txt
echo 1 > b.txt; git add b.txt; echo 2 >> b.txt
echo 1 > 'new file.txt'; mkdir sub; echo 1 > sub/x
"""
CHANGED_AGAIN = "cd demo; rm b.txt; echo 3 >> renamed.txt; git rm --quiet sub/x"
CHANGED_TWICE = f"""{CHANGED}
git add .; say 'all of it'; cd ~; {CHANGED_AGAIN}
"""
COMMITTED = f"""{CHANGED}
git add .; say 'all of it'; git rm --quiet b.txt; say second; say 'empty on purpose'
"""
BRANCHED = f"""{COMMITTED}
git checkout --quiet -b unmerged; say unmerged; git checkout --quiet main
echo 4 >> renamed.txt
"""
UNCHANGED = "cd demo; git checkout --quiet -- ."
ON_ANOTHER_BRANCH = "cd demo; git checkout --quiet -b current"
PUSHED_BY_ANOTHER = """
cd ~; git clone --quiet "$(git -C demo config remote.origin.url)" other; cd other; echo 1 > o.txt; git add o.txt
git -c user.name=other -c user.email=b@example.com commit --quiet --message=other
git push --quiet
"""
BEHIND = f"""{COMMITTED}
git push --quiet; {PUSHED_BY_ANOTHER}
"""
_AGREED = f"""{COMMITTED}
git push --quiet; {PUSHED_BY_ANOTHER}
cd ~/demo; git pull --quiet
echo 2 >> ~/other/o.txt; other commit --quiet --all --message=again; other push --quiet
"""
OVERTAKEN = f"{_AGREED} echo mine > o.txt"
DIVERGED = f"""{_AGREED}
git pull --quiet; git push --quiet origin main:fresh
echo 3 >> ~/other/o.txt; other commit --quiet --all --message=theirs; other push --quiet
echo mine > o.txt
"""
PRIVATE = """
git clone --quiet "$(echo "$URL" | sed s,//,//me:secret@,)/private.git" private
git -C private remote set-url origin "$URL/private.git"
"""
EMPTY = "git init --quiet --initial-branch=main bare-of-remotes"
WITH_A_FOLDER = f"{CLONED} mkdir sub"
