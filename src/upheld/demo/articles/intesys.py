"""What InteSys has written for those who have servers with it; one of it in Portuguese."""

from upheld.demo.articles.written import Written
from upheld.knowledge.models import Article

ARTICLES = (
    Written(
        category="Servers",
        title="My server does not answer",
        summary="From your side to ours, in five minutes.",
        text="""\
1. Ask for it from another network, a phone for example.
2. Open the console in the portal: it works even if the network of the server does not.
3. Full disks stop more servers than anything else: `df -h`.
4. Start it again from the portal, once. If it comes back, look into `journalctl -b -1` for why it went.

Tell us which of these you have done: it spares you the same questions.
""",
        useful=10,
        solved=4,
    ),
    Written(
        category="Servidores",
        title="Meu servidor não responde",
        summary="Do seu lado para o nosso, em cinco minutos.",
        language="pt-br",
        text="""\
1. Tente por outra rede, por exemplo pelo celular.
2. Abra o console no portal: ele funciona mesmo sem a rede do servidor.
3. Disco cheio é a causa mais comum: `df -h`.
4. Reinicie uma vez pelo portal e depois veja em `journalctl -b -1` o que aconteceu.

Diga-nos o que já tentou: assim não perguntamos de novo.
""",
        useful=6,
        solved=3,
    ),
    Written(
        category="Servers",
        title="Backups: what is kept, and how to get it back",
        summary="Single files, whole servers, and how long either takes.",
        text="""\
Open **Backups** in the portal, choose a night and then *Files* or *Server*.

| what | how long it is kept | how long it takes |
|---|---|---|
| files | 14 nights | minutes |
| whole server | 7 nights | about an hour for 100 GB |

A server is brought back beside the present one, so that nothing is lost by trying.
""",
        useful=7,
        is_due=True,
    ),
    Written(
        category="Account",
        title="Two people, two ways in",
        summary="Give each colleague an account of their own in the portal.",
        text="""\
Under **People**, press **Invite**. A colleague sees the services that you tick and nothing else. When somebody leaves,
end their account there: tickets that they opened stay with your company.
""",
        useful=3,
    ),
    Written(
        category="Servers",
        title="Plan a failover test with us",
        summary="For Enterprise: once a year, on a day of your choosing.",
        visibility=Article.Visibility.PLANS,
        plans=("enterprise",),
        text="""\
Write to your account manager four weeks ahead with two days that suit you. We move the service to the second data
centre, you test for an hour, we move it back. You get the measured times in writing.
""",
        useful=1,
    ),
)
