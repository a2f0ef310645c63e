"""First names that children and parents here bear: a help in telling a name from any other word with a capital.

No list is whole: beside the plainest family words a capital alone is taken for a name.
"""

from __future__ import annotations

from sightline.privacy.rules.wordlists import words

FIRST_NAMES = words(
    """
    aaliyah aarav aaron aarya abbie abby abdi abdirahman abdul abdulla abdullah abdulrahman abel abeni abigail abiodun
    abiola abraham ada adam ade adebola adele adeola adewale adil aditi aditya adnan adrian adrianna advik aftab afzal
    agata agatha agnes agnieszka agron ahlam ahmad ahmed ahsan aidan aiden aila ailsa aimee aisha aisling ajay ajmal
    akash akin akira akram akshay akua alan alana alasdair alba albana albert albie aldona alec aled aleena alejandro
    aleksander aleksandra alessia alex alexa alexander alexandra alexis alfie alfie-lee alfred alfy ali alia alice
    alicia alicja alin alina alisha alison alistair aliya aliyah aliza allan allison alma alys alyssa ama amaan amadi
    amaka amal aman amanda amara amarachi amaya amber amelia amelie amelka amin amina aminat amir amira amit amjad
    amrit amrita amy ana ana-maria anais anam anand ananya anas anastasia anca anders andie andre andrea andreea
    andrei andrew andrius andrzej andy aneela aneta angel angela angelina angharad angus ania anika aniket anil anisa
    anish anita anjali anjum ankit anna annabel annabelle anne annette annie anoushka anthony anton antoni antonia
    antonio anu anushka anwar anwen aoife aonghas april aqib aqsa ara arabella arabelle aram arash arav arben
    archibald archie ardita aria ariana ariella arif arjun arkadiusz arla arlo arman armani arnold arooj arran arshad
    arta arthur artur arun arwel arya aryan asad asal asha ashleigh ashley ashwin asif asim asma astrid athena atif
    aubrey audrey aurelia aurora austin autumn ava avaya avery avni aya ayaan ayah ayesha ayla aylah aylin ayo ayomide
    aysha azad azadeh azhar aziz azra babar babs bahar bao baran barbara barbora barney barry bartek bartosz bashir
    batool baz beata beatrice beatrix beau becky behnaz behrouz bella ben benjamin benny berivan bernadette bernard
    bernie bertie besnik beth bethan bethany beti betsy betty bev beverley bhavna biddy bilal bill billie billy bilqis
    blake blerim blessing blossom bo bobbi bobbie bobby bogdan bogdana boguslaw bohdan bola bonnie bonny boris borys
    bozena bradley brandon branwen brayden brenda brendan brian briana bridget bridie brody brogan bronte bronwen
    brooke bruce bryan bryce bryn bryony bukola bushra caiden cain caitlin caleb cali callan callie callum calum
    calvin cameron camilla caoimhe cara carl carla carly carol carol-ann carole caroline carrie carwyn carys casey
    caspian cassandra cassie catalin catalina cath cathal catherine cathy catrin catriona cayden cecilia ceitidh ceri
    ceridwen cezary chad chanelle chantelle charlene charles charley charlie charlotte chase chelsea cherie cheryl
    chetan chiara chidi chika chinedu chioma chloe chris christian christina christine christopher chukwuemeka ciara
    ciaran cicely cillian ciprian cissie claire clara clare clarice claudia claudiu cledwyn clementine cleo clifford
    clint clive cobie coby coco codie cody colby cole colin conall connie connor conor constance constantin cora
    corbin cordelia corey corinne cormac cornel cosmin costel courtney craig cristian cruz cynthia cyrus czeslaw
    daciana dafydd dahlia daisy dakota dalal dale dami damian damien damilola damir damon dan dana daniel daniela
    daniella danielle danish danny danuta daphne dara darcey darcie darcy daria darius dariusz darrell darren darrin
    dave david dawid dawn dawood dayo daz deacon dean dearbhla debbie deborah declan dee deepa deepak deidre deirdre
    delilah della delroy delyth demi denis denisa denise dennis denny denzel derek desmond dev devi dewi dexter dhruv
    diana diane diarmuid diego dilan dilovan dilys dimitri dina dion divya diya dmitri doina dolly dolores dominic
    dominik dominika dominique don donald donna dora doreen doris dorota dorothy doru dot dottie dougal dougie douglas
    dragos drew dritan duane duc duke dumitru duncan dung dwayne dylan eamon earl ebele ebony eddie eddy eden edie
    edith edon edward edwin edyta eesa efa efan efe effie ehsan eifion eileen eilidh eimear eira eirlys ejiro elaine
    eleanor elena elfed elham eli eliana elias elif elijah elin elira elis elisa elise elisha eliza elizabeth ella
    ella-mae elle ellen ellie ellie-may elliot elliott ellis elodie eloise elona elora elowen elroy elsa elsie eluned
    elzbieta emaan emad eman emanuela emeka emil emilia emilie emilija emily emlyn emma emmanuel emmeline emmett emmie
    emre emyr enfys enid eniola enoch enver enzo eoghan eoin eric erica erik erin ernest ernie errol esi esmae esme
    esmee esther ethan ethel etta euan eunice eva evan evangeline eve evelina evelyn everly evie ewa ewan ewelina ewen
    ezekiel ezra fahad faisal faith faiza faizan farah farhad farhan farhana fariba farid farida faridoon faris farooq
    faryal farzad fatima fatimah fatmir fawad faye fearn fearne felicity felix femi fereshteh fergal fergus fern ffion
    fiadh filip finbar finlay finley finn fiona fionnuala flamur fletcher fleur flo flora florence florica florin
    florrie flossie floyd folake folasade fozia frances francesca francis franciszek frank frankie fraser fred freda
    freddie frederick freya funmi gabija gabriel gabriela gabriella gaia gail gareth garry garth gary gaurav gav gavin
    gay gayle gaz gearoid geeta gemma gene geoff geoffrey george georgia georgiana georgie georgina geraint gerald
    geraldine gerallt gert gertie gethin ghada ghazal gheorghe gigi gill gillian gina ginette ginny giovanni gita
    gjergj gladys glen glenda glenn glenroy glenys gloria glyn gordon goronwy gosia grace gracie gracie-mae graeme
    graham grainne grant grazyna greer greg gregor gregory greig greta gruff grzegorz gulsen gurpreet guy gwen gwenda
    gwenllian gwyn gwyneth gwynfor habib habiba hadiya haf hafiz hafsa haider haifa hailey hajra hal hala halima
    halina hallie hamish hammad hamza hana hanan hani hank hanka hanna hannah hardeep harinder haris harish harjit
    harley harlow harmony harold haroon harper harpreet harriet harrison harry harshil harvey hasan hashim hasib
    hassan hattie hawre hayden hayley hazel heath heather hefin heidi heledd helen helena helga hema henry henryk
    herbert heston hettie hiba hien hieu hilary hilda hilton hira hisham hoang hollie holly homa hong honor hope
    horace horia houda howard hubert huda hugh hugo hui huma humaira humphrey humza huong hussain hussein huw hywel
    iain ian ibrahim ida idris iestyn ieuan ifan ifeoma ifor ify iga ignacy igor ike ikenna ikram ileana ilie ilir
    ilona ilyas iman imani imogen imran ina inaya inayah indie indigo indira ines inga innes ioan ioana iolo ion iona
    ionela ionut iorwerth iqra ira irene irfan irina iris irma isa isaac isabel isabella isabelle isha ishaan ishaq
    ishmael isiah isla ismael ismah ismail isobel isobelle issa iulia iulian ivan ivana ivie ivo ivor ivy iwan iwona
    izabela izabella izzie izzy jabir jace jacek jack jackie jackson jacob jacqueline jacqui jada jade jaden jadwiga
    jagdeep jago jai jaiden jake jakub jama jamaal jamal jameel jamel james jamie jamila jan jana jane janet janice
    janine janis janson janusz jared jarek jaroslav jaroslaw jarred jarrod jarvis jasleen jasmeet jasmin jasmine jason
    jasper jaspreet jatinder javed javeria javid javon jawad jax jaxon jaxson jaxx jay jaya jayden jaydon jaylen
    jaymie jayne jean jeanette jeannie jed jeff jeffrey jemima jemma jen jenna jennie jennifer jenny jensen jeremy
    jermaine jerome jerry jerzy jess jesse jessica jessie jeton jide jill jim jimmy jing jo jo-ann joan joanie joann
    joanna joanne jock jodie joe joel joelle joey johan john johnny jola jolanta jolene jon jonah jonas jonathan joni
    jonny jonty jools jordan jordon jorge jory jose joseph josephine josh joshua josie jovan joy joyce jozef juan judd
    jude judith judy julia julian julie juliet juliette julita jun junaid june junior juno jurek justas justin justina
    justyna jyoti kabir kacey kaci kacie kacper kade kai kaiden kainat kaine kajetan kaleb kaleem kalvin kamal kamil
    kamila kamran kane kara karan karen karim karina karl karol karolina karolis karthik karwan kashif kasia kasper
    katarzyna kate kath katherine kathleen kathryn kathy katie katrina katy katya kaveh kavita kay kaya kaycee kayden
    kayla kaylee kayleigh kayley kaz keanan keanu keeley kegan kehinde keira keiran keith kelan kelechi kelis kellan
    kelly kelsey kelvin kemi ken kenan kendal kendra kendrick kenneth kenny kenzie keon kerri kerry kev kevin khadija
    khadra khalid khalida kian kiana kiara kiera kieran kieron kiki kim kimberley kinga kiran kirk kirsten kirsty
    kirti kit kitty klara klaudia kobe kobi koby kofi kojo konrad konstantin kornelia krish krishna kristen kristina
    krystian krystyna krzys krzysztof kujtim kulwinder kunle kurt kwabena kwaku kwame kyla kyle kylie kyra kyran lacey
    lacey-mae lachlan lacie ladell laiba laila lakshmi laleh lalit lamar lan laney lanre lara larissa larna larry
    latisha laura lauren laurence laurentiu laurie lauryn layla layth layton lea leah leanne lech lee leela leena lei
    leia leigh leighton leila leka leland len lena lennie lennon lenny leo leon leona leonard leonardo leonie leroy
    les lesley leslie leszek leticia levi levon levy lewi lewis lexi lexi-mae lexie lexus leyla leyli liam lian liana
    libby lidia lidka lila lilah lili lilian lillian lillie lillie-mae lilly lilly-mae lily lily-may lin lina linda
    lindsay lindsey linh linus lionel liridon lisa liviu liz lleucu llinos lloyd llyr llywelyn logan lois lola
    lola-rose lorcan loredana lorenzo loretta lorna lorraine lottie lou louie louis louisa louise lowri luca lucas
    lucia lucian lucille lucinda lucius lucy ludmila luella luis luka lukas lukasz luke lulu lulzim luminita luna
    luqman lydia lyla lylah lyle lyn lynda lyndon lynn lynne lyra mabel mabli macauley maciej mackauley mackenzie
    macsen madalina maddie maddison maddy madeleine madge madhavi madison mae magdalena maggie magnus maha mahdi
    maheen mahesh mahira mahmoud mahnoor mai mair mairead mairi maisie maisy maja majid malachai malachi malachy
    malaika malak malcolm maldwyn malgorzata malik manahil mandeep mandy manish manisha manjit manny manon mansour
    manuel maqsood mara marcel marcia marcin marco marcus mared marek marg margaret marged margo margot maria mariam
    marian marianne marie marilyn marin marina marinela mario mariola marion marissa marius mariusz mariyah marje
    marjorie marjory mark marley marlon marlow marquis marta martha martin martina marty martyn marvin mary maryam
    maryum mason masoud matas mateo mateusz mathew matilda matt matteo matthew maud maureen maurice maverick mavis max
    maxim maximus maxine maxwell maxx may maya mckenzie meabh meena meera megan mehdi mehmet mehreen mehwish mei
    mei-ling meinir meirion mel melanie melissa melody melvin mercy meredith mererid merle merlin meurig mia mica
    micah michael michaela michal michalina michelle mick mickey micky miguel mihaela mihai mihail mike mikey mikolaj
    mila milan mildred milena miles miley millicent millie milly milo milosz mimi mimoza mina minahil mindaugas ming
    minh minnie mira mirain miranda mirela miriam miroslaw misbah mitch mitchell mitra mo moeen moesha mohamed
    mohammad mohammed mohan mohsen moira molly mona monica monika montgomery monty morag mordecai morfydd morgan moses
    mostyn mounir mubarak mubeen muhammad muireann mukesh muna muneeb muneera murdo muriel murray musa musab mushtaq
    mustafa muzammil mya myah myfanwy myla myla-rose myles mylo myra myron myrtle nabeel nabil nabila nada nadeem
    nader nadia nadine nadzieja naeem nafisa nahla naila naima naina najib najma nam namrata nan nancy nand naomi
    narges nargis narinder nasim nasir nasra nasreen nat natalia natalie natasha natasza nate nathan nathanael
    nathaniel naveed navid nawal nazanin nazia nazir ned neeraj neeta neha neil nell nellie nelson nerys nesta neve
    neville ngoc ngozi nguyen nia niall niamh nicholas nick nicky nico nicola nicole nicoleta nicusor nida nieve nigel
    nikhil nikita nikki nikodem nikola nile nilesh nima nimra nina nisha nitin nkechi nnamdi nneka noah noel noemi
    nola nollaig non noor nooria nora noreen norma norman norris norton nour noura nova nuala nusrat nyah nyla
    oakleigh oakley obi obinna octavia octavian odhran odin oisin oksana ola olaf olajide olamide olek oleksandr olena
    olga olha olive oliver olivia olivier oliwia oliwier ollie olly olu oluchi olufemi olumide oluwaseun oluwatobi
    olwen omaima omar omari omer omid oona ophelia oran orla orlaith orlando orson osborne oscar osian oskar osman
    osric otis ottilie otto ovidiu owain owen owusu ozan ozzy pablo paddy padraig paige paisley palak pam pamela paolo
    paris parisa parker parminder parth parveen parvin pascal pat patience patricia patrick patrycja patryk patsy paul
    paula paulina pauline paulius pawel payam peaches peadar pearce pearl pedr peg pegah peggy penelope penny percy
    perry pete peter petra petros petru phil philip philippa phillip phoebe phoenix phuong phyllis pierre piers ping
    piotr piotrek pippa pixie polly pooja poppy prakash pranav prashant pratik precious preeti preston primrose
    princess priti priya priyanka przemek puja qadir qasim qing quang queenie quentin quincy quinn rabab rabia rachael
    rachel radek radoslaw radu rafael rafal rafe rafferty rafiq raghad raheem rahim rahima rahul raj raja rajan rajeev
    rajesh rajinder rakesh ralph ralphie raluca ram ramesh ramiza ramon ramona ramsha rana randall randy rania ranim
    ranjit raqib rasha rashid raul ravel raven ravi ravinder ray rayan raymond rayyan razia razvan rebecca rebekah
    rebin reece reef reegan reem reema reena reeva reg regan reggie reginald rehan rehana rehman reina rekha remi
    remus remy rena renata rene reuben rex reza rhian rhiannon rhodri rhona rhuaridh rhun rhydian rhylan rhys ria rian
    ricardo rich richard richie rick ricky rico ridwan riley rim rima rio rishi rita ritu river rizwan ro rob robbie
    robert roberta robertas roberto robin robyn rocco rochelle rocky rod roderick rodney roger rohan rohini rohit
    roisin rojin rokas roksana roland rolf roma roman romario romeo romilly romy ron ronald ronan ronnie ronny roopa
    rory rosa rosaleen rosalie rosalind rosamund rosanna roscoe rose roseanne rosemary roshni rosie ross rotimi rowan
    rowena rowland roxana roxanne roxy roy roya ruadhan ruairi ruben rubin ruby ruchi rudy rufus rukhsana ruksana
    rumaysa rupert rupinder russ russell rusty ruta ruth ryan ryder rylan rylee ryszard saad saba sabah sabeen sabina
    sabrina sachin sade sadia sadie safa saffron saffy safiya safwan sahar sahara sahil sahra saifullah saira sajid
    sakib sakina sal salim sally salma salman salwa sam samantha samar samara sameer sami samia samina samir samira
    samiya sammy samson samuel sana sanaa sanaz sandeep sandra sandy sangeeta sanjana sanjay santiago saoirse sapna
    sapphire saqib sara sarah sarfraz sarita sasha saskia satish saul saurabh savanna savannah sayed scarlet scarlett
    scot scott sean seb sebastian sebastianas seema segun selena selina selma seonaid seren serena sergei sergiu
    setareh seth shabana shabir shadi shae shafiq shah shahid shahnaz shahram shakeel shakil shamim shanaz shane
    shanelle shania shanice shannon shanti shaquille shareen sharmila sharon shaun shauna shaunagh shay shayla shaz
    shazia sheikh sheila shelby sheldon shelley sherelle sherry sherzad shiloh shilpa shirin shirley shiv shivam
    shoaib shona shpend shreya shweta shyanne shyla sian sid sidney sidra siena sienna sierra siham sikander silas
    sile silvia silviu sim simi simon simona simone simran sinead siobhan sion sioned sita siwan skye skyla skylar
    skyler slawek slawomir sofia sofie sofija sohail sol solomon somaya sonal sonali sonam sonia sonny sonya sophia
    sophie soraya sorcha sorin sorina spencer stacey stacy stan stanislav stanislaw stanley stas stefan stefania
    stefano steffan stella steph stephanie stephen steve steven stevie stewart struan stu stuart sue sufian sufyan
    suhail sukhdeep sukhwinder suki suleiman sultan sumaira suman sumaya sumayyah summer sunil sunita suresh susan
    susanna sushma susie suzanne sven svetlana swati sybil syed sylvia sylvie sylwia szymon tabby tabitha tadeusz
    tadhg taha tahir tahira tahlia tai taimur taine taiwo taj taleb talha talia taliyah tallulah tamara tamer tamika
    tammy tamsin tamzin tania tanisha tanveer tanvi tanya tanzeela taqwa tara taran tarek tariq tarun tasha tasmin
    tasnim tate tatiana tauqir taylor tayo tayyab tayyib teagan ted teddie teddy tegan tegwen tehmina teifi tejal tel
    temi temitope teo teodor teodora terence teresa terrance terrell terry tess tessa thandi thandie thanh thao thea
    thelma theo theodore theon theresa thomas thorne thuy tia tiago tiana tiegan tien tiffany tilly tilly-mae tim
    timothy tina tito tobey tobi tobias toby todd tom tomas tomasz tomek tomi tommy tomos tone toni tony torin toyin
    tracey tracy traian trang travis tre tremaine trent trev trevor trey tricia trinity trish tristan troy trudy trung
    tuan tudor tudur tullulah tunde tyler tyler-james tyra tyrell tyrese tyron tyrone tyson ubaid uche uday ugne ugo
    uma umaima umair umar umer una ursula urszula usama usha usman uzair uzma vahid val valentin valentina valerie
    valon vance vandana vanessa varun vasile vasilica veda veena vera verity verne veronica vi vic vicky victor
    victoria vidya viet vihaan vijay vikas vikram viktor viktoria vimal vinay vincent vinnie vinod viola violet
    violeta viorel viorica vishal vitalie viv vivek vivian vivienne vlad vladimir vytautas wade wafa waldemar walid
    wally walter wanda waqar waqas warren wasim wayne wei wendy weronica weronika wes wesley weston whitney wieslaw
    wiktor wiktoria wil wilbert wilbur wilf wilfie wilfred will william willis willow winifred winnie winston wioletta
    wissam witold wladyslaw wojciech woody wren wyatt wyn xander xanthe xavier xena xhevat xiao xin yahya yan yana
    yann yaqub yara yasaman yash yasin yasir yasmin yasmina yasmine yaw yemi yewande ying yinka yogesh yolanda younis
    yousaf yousef youssef ysabel yuki yulia yuliia yumna yunus yuri yusra yusuf yvette yvonne zac zach zachariah
    zachary zachery zack zafar zaheer zahid zahida zahra zaid zaiden zain zainab zainabu zak zakariya zaki zana zane
    zara zareen zavier zayd zayn zaynab zaynah zbigniew zeenat zeeshan zeina zeinab zeke zelda zelie zena zenon zev
    zhen zia ziad zion ziva zoe zofia zofija zoha zola zoya zubair zulfiqar zuri zuzanna zuzia zygmunt
    """
)

# Those that are words of every day too: in small letters they are taken for the word.
WORDS_TOO = words(
    """
    amber ana angel ara aria april austin autumn babs barney beau ben biddy bill blake blessing blossom bo bonnie bonny
    brook buddy cain cali cara carol chad chance charity chase christian clay clementine coco constance dale dawn dean
    dee denny desmond dev dolly don dot drew duke dung earl ebony eden efa eli ember eve faith fern finn flo flora frank
    gay gaz gene gill ginger glen grace grant guy haf hal hale hamish hank harmony harper hazel heath heather hema herb
    hilton hira holly homa hong honor hope horace horia hui ida iga ike ina indigo inga ion iris isa ivo ivy jade jai
    jama jay jean jed jet jock jonty joy jude jun june junior justin kade kane kaine kay kaz ken kirk kit kitty lance
    lane lan lea lee lei len les lex lily lin lina lulu mac mae mai maja mara marc margot marina mark marlow marquis
    mason maverick max may mel melody mercy merle merlin mica miles milo mina ming mira mo morgan myrtle nam nan nand
    nat ned nell nile noel non norma norman norton nour nova obi ola olive omid otto paddy page paris parker pascal pat
    patience pearl peg penny percy phoenix piers ping pixie poppy precious preston primrose princess qing quinn raj raja
    ram rana randy raven ravel ray reef reg rex ria rich rick rim rio river ro rob robin rocco rocky rod roma roman rose
    rosemary rowan roy ruby russell rusty ruta ruth saba sade safa saffron sal sandy sapphire sara satish saul scarlet
    scot sean seb shah shay sheikh sherry sid sierra sim sol spencer stan star stella stew stu sue suki sultan summer
    sunny swan tai taj tate taylor tel temi terry thorne tia tien tiffany tito tone toby tommy torin trang tre trent
    trey trinity troy una val van vance veda vera verity vi vic victor vida viet viola violet viv wade wally walter
    warren wei wes weston will willow winston wren yan yaw york zac zen zion
    """
)
