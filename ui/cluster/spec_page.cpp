#include "ui/cluster/spec_page.h"

#include <QApplication>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/cluster/spec_editor.h"
#include "ui/cluster/spec_view.h"
#include "ui/link/session.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SpecPage)
};

QString title()
{
    return Words::tr("Spec");
}

/// The revisions, or the text of one that is to come. The editor is made when it is first wanted.
class SpecPlace : public QStackedWidget {
public:
    /// `change` leads from the revisions to the editor.
    SpecPlace(link::Session& session, QPushButton* change, QWidget* parent)
        : QStackedWidget(parent)
        , session_(session)
        , change_(change)
        , view_(new SpecView(session, this))
    {
        addWidget(view_);
        connect(change_, &QPushButton::clicked, this, &SpecPlace::edit);
        connect(&session_, &link::Session::specChangeWanted, this, &SpecPlace::edit);
    }

    void refresh()
    {
        isEditing() ? editor_->refresh() : view_->refresh();
        const auto& agents = session_.store().agents();
        const bool isHeard = std::any_of(agents.begin(), agents.end(), [](const auto& agent) {
            return agent.second.connected && agent.second.freshness == schema::State::Ok;
        });
        change_->setEnabled(isHeard);
        change_->setToolTip(isHeard ? Words::tr("Opens its text. Nothing is changed before a plan "
                                                "is confirmed.")
                                    : Words::tr("No agent is heard now."));
        change_->setAccessibleDescription(change_->toolTip());
        change_->setVisible(!isEditing());
    }

    void edit()
    {
        if (editor_ == nullptr) {
            editor_ = new SpecEditor(session_, this);
            addWidget(editor_);
            connect(editor_, &SpecEditor::left, this, [this] {
                const bool hadKeys = editor_->isAncestorOf(QApplication::focusWidget());
                setCurrentWidget(view_);
                refresh();
                if (hadKeys) { // not taken from a plan that is on top
                    change_->setFocus();
                }
            });
        }
        setCurrentWidget(editor_);
        change_->hide();
        editor_->begin();
    }

    [[nodiscard]] QString runningText() const { return view_->runningText(); }

private:
    [[nodiscard]] bool isEditing() const
    {
        return editor_ != nullptr && currentWidget() == editor_;
    }

    link::Session& session_;
    QPushButton* change_;
    SpecView* view_;
    SpecEditor* editor_ = nullptr;
};

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    link::Session& session = workspace.session;
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    auto* running = new shared::ElidedLabel(frame.head->parentWidget());
    shared::setTone(running, "muted");
    frame.head->addSpacing(14);
    frame.head->addWidget(running, 1);
    QPushButton* change =
        shared::makeButton(Words::tr("Open the spec…"), "", frame.head->parentWidget());
    change->setObjectName(QStringLiteral("change spec"));
    frame.head->addWidget(change);
    auto* place = new SpecPlace(session, change, frame.page);
    frame.body->addWidget(place, 1);
    auto* soon = new shared::Refresher(frame.page, [place, running] {
        place->refresh();
        running->setText(place->runningText());
        running->setToolTip(running->text());
    });
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    QObject::connect(&session.store(), &link::Store::agentChanged, soon, &shared::Refresher::ask);
    return frame.page;
}

} // namespace

shared::Page specPage()
{
    return {QStringLiteral("spec"), QStringLiteral("spec"), &title, &make, nullptr};
}

} // namespace bafar::ui::cluster
