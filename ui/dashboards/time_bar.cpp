#include "ui/dashboards/time_bar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include "ui/link/session.h"
#include "ui/shared/chart_group.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/segments.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::dashboards {
namespace {

QString lengthText(int minutes)
{
    return minutes < 60
               ? TimeBar::tr("%1 min").arg(shared::number(static_cast<double>(minutes)))
               : TimeBar::tr("%1 h").arg(shared::number(static_cast<double>(minutes) / 60));
}

} // namespace

TimeBar::TimeBar(link::Session& session, shared::ChartGroup& group, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , group_(group)
    , choose_(shared::makeButton({}, "choice", this))
    , menu_(new QMenu(this))
    , back_(shared::makeButton(tr("Back from the zoom"), "quiet", this))
    , pause_(shared::makeButton(tr("Pause"), "", this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    choose_->setObjectName(QStringLiteral("nodes shown"));
    choose_->setMenu(menu_);
    row->addWidget(choose_);
    row->addStretch(1);
    row->addWidget(back_);
    addLengths();
    row->addWidget(pause_);
    pause_->setCheckable(true);
    pause_->setObjectName(QStringLiteral("pause"));
    back_->hide();
    connect(pause_, &QPushButton::toggled, this,
            [this](bool on) { group_.change([on](shared::ChartTime& time) { time.pause(on); }); });
    connect(back_, &QPushButton::clicked, this,
            [this] { group_.change([](shared::ChartTime& time) { time.zoomOut(); }); });
    connect(&group_, &shared::ChartGroup::changed, this, &TimeBar::showTime);
    makeNodeMenu();
    const std::int64_t ms = length_ / std::chrono::milliseconds(1);
    group_.change([ms](shared::ChartTime& time) { time.setLength(ms); });
    shared::sayInFigures(this, [this] {
        nodesChosen(); // the same ones
        showTime();
    });
}

void TimeBar::addLengths()
{
    std::vector<shared::Segment> lengths;
    for (const int minutes : {5, 15, 60, 360, 1440}) {
        lengths.push_back({minutes, {}, QStringLiteral("length %1").arg(minutes)});
    }
    lengths_ = shared::addSegments(qobject_cast<QBoxLayout*>(layout()), lengths,
                                   static_cast<int>(length_ / std::chrono::minutes(1)), this);
    shared::sayInFigures(this, [this] {
        for (QAbstractButton* button : lengths_->buttons()) {
            button->setText(lengthText(lengths_->id(button)));
        }
    });
    connect(lengths_, &QButtonGroup::idClicked, this, &TimeBar::setLength);
}

void TimeBar::setLength(int minutes)
{
    length_ = std::chrono::minutes(minutes);
    const std::int64_t ms = minutes * 60'000LL;
    group_.change([ms](shared::ChartTime& time) { time.setLength(ms); });
    Q_EMIT lengthChanged();
}

void TimeBar::makeNodeMenu()
{
    all_ = menu_->addAction(tr("All nodes"));
    all_->setCheckable(true);
    all_->setChecked(true);
    menu_->addSeparator();
    connect(all_, &QAction::triggered, this, [this] { chooseNode({}); });
    for (const auto& [node, facts] : session_.store().agents()) {
        nodes_.insert(node);
        QAction* action = menu_->addAction(shared::technical(shared::fromPeer(node, 100)));
        action->setCheckable(true);
        action->setData(QString::fromStdString(node));
        connect(action, &QAction::triggered, this, &TimeBar::nodesChosen);
    }
    chooseNode({});
}

void TimeBar::chooseNode(const std::string& node)
{
    chooseNodes(node.empty() ? std::set<std::string>() : std::set{node});
}

void TimeBar::chooseNodes(const std::set<std::string>& nodes)
{
    for (QAction* action : menu_->actions()) {
        if (!action->data().isNull()) {
            action->setChecked(nodes.contains(action->data().toString().toStdString()));
        }
    }
    nodesChosen();
}

TimeBar::Choice TimeBar::choice() const
{
    return {all_->isChecked() ? std::set<std::string>() : nodes_, length_};
}

void TimeBar::choose(const Choice& choice)
{
    chooseNodes(choice.nodes);
    const auto minutes = static_cast<int>(choice.length / std::chrono::minutes(1));
    QAbstractButton* button = lengths_->button(minutes);
    if (choice.length != length_ && button != nullptr) {
        button->setChecked(true);
        setLength(minutes);
    }
}

/// None is all.
void TimeBar::nodesChosen()
{
    std::set<std::string> chosen;
    std::set<std::string> every;
    QStringList names;
    for (const QAction* action : menu_->actions()) {
        if (action->data().isNull()) {
            continue;
        }
        every.insert(action->data().toString().toStdString());
        if (action->isChecked()) {
            chosen.insert(action->data().toString().toStdString());
            names.append(action->text());
        }
    }
    all_->setChecked(chosen.empty());
    const std::set<std::string>& now = chosen.empty() ? every : chosen;
    choose_->setText(chosen.empty() ? tr("All nodes")
                     : names.size() == 1
                         ? names.front()
                         : tr("%Ln node(s)", nullptr, static_cast<int>(names.size())));
    choose_->setAccessibleName(tr("Nodes shown: %1").arg(choose_->text()));
    choose_->setToolTip(names.join(shared::comma()));
    if (now != nodes_) {
        nodes_ = now;
        Q_EMIT nodesChanged();
    }
}

void TimeBar::showTime()
{
    const shared::ChartTime& time = group_.time();
    back_->setVisible(time.isZoomed());
    pause_->setText(
        time.isPaused()
            ? tr("Paused %1").arg(shared::age(std::chrono::milliseconds(time.pausedMs())))
            : tr("Pause"));
}

} // namespace bafar::ui::dashboards
