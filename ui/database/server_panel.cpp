#include "ui/database/server_panel.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/database/heard.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"

namespace bafar::ui::database {
namespace {

using shared::makeLabel;
using shared::TextRole;

QLabel* makeWrapped(const QString& text, TextRole role, QWidget* parent)
{
    QLabel* label = makeLabel(shared::breakable(text), role, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ServerPanel::ServerPanel(link::Session& session, const QString& entity, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , node_(entity.section(QLatin1Char('/'), 1).toStdString())
    , head_(makeLabel(tr("Replication"), TextRole::Section, this))
    , facts_(new shared::FactList(this))
    , fixesPlace_(new QWidget(this))
    , list_(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(head_);
    layout->addWidget(facts_);
    auto* fixes = new QVBoxLayout(fixesPlace_);
    fixes->setContentsMargins(0, 4, 0, 0);
    fixes->setSpacing(10);
    fixes->addWidget(makeLabel(tr("What breaks the promise"), TextRole::Section, fixesPlace_));
    list_->setSpacing(12);
    fixes->addLayout(list_);
    layout->addWidget(fixesPlace_);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void ServerPanel::refresh()
{
    const std::vector<replication::Word> words = wordsOf(session_.store());
    const auto word =
        std::find_if(words.begin(), words.end(),
                     [this](const replication::Word& one) { return one.node == node_; });
    if (word == words.end() || word->status == nullptr) {
        setVisible(false);
        return;
    }
    setVisible(true);
    const std::vector<shared::FactList::Row> rows = serverFacts(replication::fleetOf(words), *word);
    facts_->setRows(rows);
    head_->setVisible(!rows.empty()); // a server that does not answer tells nothing of it
    showFixes(fixesOf(*word));
}

/// Made anew only where they changed: a person may be copying one.
void ServerPanel::showFixes(const std::vector<Fix>& fixes)
{
    fixesPlace_->setVisible(!fixes.empty());
    if (fixes == shown_) {
        return;
    }
    shown_ = fixes;
    shared::clearLayout(list_);
    for (const Fix& fix : fixes) {
        auto* one = new QVBoxLayout;
        one->setSpacing(4);
        one->addWidget(makeWrapped(fix.what, TextRole::Strong, fixesPlace_));
        one->addWidget(makeWrapped(fix.why, TextRole::Body, fixesPlace_));
        QFrame* code = shared::makeSurface("code", fixesPlace_);
        auto* inner = new QVBoxLayout(code);
        inner->setContentsMargins(8, 6, 8, 6);
        inner->addWidget(makeWrapped(shared::technical(fix.command), TextRole::Technical, code));
        one->addWidget(code);
        if (fix.restart) {
            one->addWidget(makeWrapped(tr("in the server's configuration; restart it afterwards"),
                                       TextRole::Caption, fixesPlace_));
        }
        list_->addLayout(one);
    }
}

} // namespace bafar::ui::database
