#!/bin/sh
# The demo: twenty example pages into a graph, then a few questions. `make demo` runs it; so can you, with jiedao on the PATH.
set -eu
cd "$(dirname "$0")/.."
KG=${JIEDAO_KG:-build/demo/kg}
export JIEDAO_KG="$KG"
COLUMNS=${COLUMNS:-120}
export COLUMNS

step() {
    printf '\n== %s\n$ %s\n\n' "$1" "$2"
    eval "$2"
}

rm -rf "$KG" && mkdir -p "$(dirname "$KG")"
step '一、把 20 份示例文档读成图谱 / 1. Twenty example documents become a graph' \
    'jiedao build examples/documents'
step '二、再来一次：没有变化的不再读 / 2. Once more: what has not changed is not read again' \
    'jiedao build examples/documents'
step '三、一个人的行程 / 3. The itinerary of one person' \
    'jiedao itinerary 皇甫志远'
step '四、谁考察过高云岭小区？ / 4. Who visited this housing estate?' \
    'jiedao visits --place 高云岭小区'
step '五、繁体、拼音也行；给程序用 / 5. Traditional characters and pinyin do as well; for programs' \
    'jiedao visits --place 高雲嶺小區 --person huangfuzhiyuan --format json'
step '六、用中文提问 / 6. A question in words' \
    "jiedao ask '谁在2024年考察过高云岭小区？'"
step '七、图谱是否符合约束 / 7. Does the graph conform to its shapes?' \
    'jiedao validate'
step '八、图谱里有什么 / 8. What is in the graph?' \
    'jiedao stats'

cat <<EOF

接下来可以试 / What to try next (KG=$KG):
  export JIEDAO_KG=$KG
  jiedao serve                              在浏览器里看 / look at it in a browser
  jiedao ask 'Who visited 高云岭小区?'       用中文或英文问 / ask in Chinese or English
  jiedao holders 田林街道党工委              谁担任过什么职务 / who held which post
  jiedao career 闵立群                      某人的职务 / the posts of a person
  jiedao visits --programme 加装电梯 --since 2023
  jiedao events --kind meeting --format markdown
  jiedao evidence 闵立群                    原文出处 / every passage about a person
  jiedao explain examples/documents/01_xuhui_tianlin.txt
  jiedao export --format ttl --out graph.ttl
  jiedao build 你的文件夹/ --into my-kg       您自己的报纸 / your own newspapers
EOF
